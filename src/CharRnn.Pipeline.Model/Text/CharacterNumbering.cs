using System.Numerics;
using System.Text;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Text;

/// <summary>Numbers the code points of a text of any size: two passes over its bytes, a table of all code points, and no string a character.</summary>
internal static class CharacterNumbering
{
    private const int CodePoints = 0x110000;
    private const byte FirstBeyondAscii = 0x80;

    /// <summary>Numbers the characters of a text.</summary>
    public static NumberedText Of(Corpus corpus)
    {
        var occurs = Occurring(corpus.Utf8.Span);
        var distinct = PlacesOfTrue(occurs);
        return new NumberedText(
            new Vocabulary(distinct.Select(codePoint => new Rune(codePoint).ToString())),
            distinct.Count <= SymbolSequence.MostInBytes
                ? new SymbolSequence(Number<byte>(corpus, distinct))
                : new SymbolSequence(Number<int>(corpus, distinct)));
    }

    private static bool[] Occurring(ReadOnlySpan<byte> utf8)
    {
        var occurs = new bool[CodePoints];
        while (!utf8.IsEmpty)
        {
            foreach (var ascii in TakeAscii(ref utf8))
                occurs[ascii] = true;
            while (TryTakeOther(ref utf8, out var codePoint))
                occurs[codePoint] = true;
        }

        return occurs;
    }

    private static List<int> PlacesOfTrue(ReadOnlySpan<bool> flags)
    {
        var places = new List<int>();
        for (var place = flags.IndexOf(true); place >= 0;)
        {
            places.Add(place);
            var next = flags[(place + 1)..].IndexOf(true);
            place = next < 0 ? next : place + 1 + next;
        }

        return places;
    }

    private static T[] Number<T>(Corpus corpus, List<int> distinct)
        where T : INumberBase<T>
    {
        var idOf = new T[CodePoints];
        for (var id = 0; id < distinct.Count; id++)
            idOf[distinct[id]] = T.CreateChecked(id);

        var ids = GC.AllocateUninitializedArray<T>(checked((int)corpus.Characters));
        var place = 0;
        var utf8 = corpus.Utf8.Span;
        while (!utf8.IsEmpty)
        {
            foreach (var ascii in TakeAscii(ref utf8))
                ids[place++] = idOf[ascii];
            while (TryTakeOther(ref utf8, out var codePoint))
                ids[place++] = idOf[codePoint];
        }

        return ids;
    }

    /// <summary>Takes the ASCII characters off the beginning of a text.</summary>
    private static ReadOnlySpan<byte> TakeAscii(ref ReadOnlySpan<byte> utf8)
    {
        var length = utf8.IndexOfAnyInRange(FirstBeyondAscii, byte.MaxValue);
        var ascii = length < 0 ? utf8 : utf8[..length];
        utf8 = utf8[ascii.Length..];
        return ascii;
    }

    /// <summary>Takes a code point beyond ASCII off the beginning of a text, if there is one.</summary>
    private static bool TryTakeOther(ref ReadOnlySpan<byte> utf8, out int codePoint)
    {
        codePoint = 0;
        if (utf8.IsEmpty || utf8[0] < FirstBeyondAscii)
            return false;
        Rune.DecodeFromUtf8(utf8, out var rune, out var length);
        codePoint = rune.Value;
        utf8 = utf8[length..];
        return true;
    }
}
