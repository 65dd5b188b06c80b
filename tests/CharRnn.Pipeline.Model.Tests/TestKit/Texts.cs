using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>Texts for tests.</summary>
internal static class Texts
{
    private const string Rhyme =
        "the miller had a mill of stone,\nhe ground the corn for every one;\nhe ground it coarse, he ground it fine,\nand had a drink at half past nine.\n";

    /// <summary>The same four lines again and again, encoded by characters.</summary>
    public static EncodedText Lines(int times = 10) => Encode(string.Concat(Enumerable.Repeat(Rhyme, times)));

    /// <summary>Encodes a text of basic characters.</summary>
    public static EncodedText Encode(string text)
    {
        var vocabulary = new Vocabulary(text.Distinct().Order().Select(c => c.ToString()));
        var ids = text.Select(c => vocabulary.TryGetId(c.ToString(), out var id) ? id : -1).ToArray();
        return new EncodedText("character", vocabulary, SymbolSequence.From(ids), text.Length);
    }
}
