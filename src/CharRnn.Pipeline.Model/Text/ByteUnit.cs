using System.Text;

namespace CharRnn.Pipeline.Model.Text;

/// <summary>One symbol a byte of the text's UTF-8. A byte's symbol is the character with its number, U+0000 to U+00FF.</summary>
internal sealed class ByteUnit : ITextUnit
{
    private static readonly string[] Symbols = [.. Enumerable.Range(0, 256).Select(value => ((char)value).ToString())];

    public string Name => "byte";

    public IEnumerable<string> Split(string text) => Encoding.UTF8.GetBytes(text).Select(value => Symbols[value]);

    public string Join(IEnumerable<string> symbols) => Encoding.UTF8.GetString([.. symbols.Select(symbol => (byte)symbol[0])]);
}
