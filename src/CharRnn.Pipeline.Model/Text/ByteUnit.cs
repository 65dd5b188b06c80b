using System.Globalization;
using System.Text;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Text;

/// <summary>
/// One symbol a byte of the text's UTF-8: at most 256, whatever the language. An ASCII byte's symbol is its character; a byte above them is no
/// text by itself, and its symbol is its number, such as <c>&lt;0xE2&gt;</c>.
/// </summary>
internal sealed class ByteUnit : ITextUnit
{
    private const int AsciiCount = 128;

    // UTF-8's classes of bytes: those that go on with a character, those that begin one of two bytes and more.
    private const int FirstContinuation = 0x80;
    private const int FirstOfTwo = 0xC0;
    private const int FirstOfFour = 0xF0;

    private static readonly string[] Symbols =
        [.. Enumerable.Range(0, 256).Select(value => value < AsciiCount ? ((char)value).ToString() : Number(value))];

    private static readonly Dictionary<string, byte> Bytes =
        Enumerable.Range(0, 256).ToDictionary(value => Symbols[value], value => (byte)value, StringComparer.Ordinal);

    public string Name => "byte";

    public IEnumerable<string> Split(string text) => Encoding.UTF8.GetBytes(text).Select(value => Symbols[value]);

    public NumberedText Number(Corpus corpus, int maximumWords) => ByteNumbering.Of(corpus.Utf8.Span, Symbols);

    public int Columns(string symbol) => ByteOf(symbol) switch
    {
        >= FirstContinuation and < FirstOfTwo => 0,
        >= FirstOfFour => 2,
        _ => 1,
    };

    public ISymbolJoiner JoinTo(TextWriter output) => new ByteJoiner(output);

    /// <summary>The byte of a symbol.</summary>
    /// <exception cref="ArgumentException">It is no byte.</exception>
    public static byte ByteOf(string symbol) => Bytes.TryGetValue(symbol, out var value)
        ? value
        : throw new ArgumentException($"'{symbol}' is no byte: an ASCII character, or {Number(AsciiCount)} to {Number(255)}, is expected.", nameof(symbol));

    private static string Number(int value) => string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>");
}
