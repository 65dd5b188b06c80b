using System.Security.Cryptography;
using System.Text;

namespace CharRnn.Pipeline.Abstractions;

/// <summary>The text as it was read: UTF-8, line ends are LF, no byte order mark.</summary>
public sealed class Corpus
{
    private readonly Lazy<string> _text;

    /// <summary>Takes a text.</summary>
    /// <param name="utf8">Valid UTF-8; not copied.</param>
    /// <param name="source">Where it came from, as a person would name it: a path, or a pattern and the number of files.</param>
    public Corpus(ReadOnlyMemory<byte> utf8, string source)
    {
        (Utf8, Source) = (utf8, source);
        Characters = CountCharacters(utf8.Span);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(utf8.Span));
        _text = new Lazy<string>(() => Encoding.UTF8.GetString(Utf8.Span));
    }

    /// <summary>The text, one to four bytes a character.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>Where it came from.</summary>
    public string Source { get; }

    /// <summary>Unicode code points in the text.</summary>
    public long Characters { get; }

    /// <summary>SHA-256 of the text as UTF-8, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>
    /// The text as a string, made when it is first asked for: two more bytes a character. A string holds about 1,000 million characters;
    /// stages for texts of any size read <see cref="Utf8"/>.
    /// </summary>
    public string Text => _text.Value;

    /// <summary>A corpus of a string.</summary>
    public static Corpus FromText(string text, string source) => new(Encoding.UTF8.GetBytes(text), source);

    /// <summary>Every code point begins with one byte that is not of the form 10xxxxxx; as signed numbers these are below -64.</summary>
    private static long CountCharacters(ReadOnlySpan<byte> utf8)
    {
        var count = 0L;
        foreach (var value in utf8)
            count += (sbyte)value >= -64 ? 1 : 0;
        return count;
    }
}
