using System.Globalization;

namespace CharRnn.Pipeline.Emit.Json;

/// <summary>The characters of a JSON text: skips blanks, reads words and strings, and knows the place of each.</summary>
internal sealed partial class JsonScanner(string text)
{
    private const char End = '\0';

    /// <summary>The next character that is neither blank nor comment; '\0' at the end, since no NUL may stand in a text.</summary>
    public char Peek()
    {
        SkipBlanks();
        return At(_offset);
    }

    public bool TryRead(char expected)
    {
        if (Peek() != expected)
            return false;
        _offset++;
        return true;
    }

    public void Expect(char expected)
    {
        if (!TryRead(expected))
            throw Error($"'{expected}' is expected");
    }

    public void ExpectLength(int maximum)
    {
        if (text.Length > maximum)
            throw new JsonSyntaxException(new JsonProblem(Mark(), $"at most {Number(maximum)} characters are expected, found {Number(text.Length)}"));
    }

    public void ExpectEnd()
    {
        SkipBlanks();
        if (_offset < text.Length)
            throw Error("the end of the file is expected");
    }

    /// <summary>Letters, digits, signs and dots up to the next separator; may be empty.</summary>
    public string ReadWord()
    {
        var start = _offset;
        while (char.IsLetterOrDigit(At(_offset)) || At(_offset) is '-' or '+' or '.' or '_')
            _offset++;
        return text.Substring(start, _offset - start);
    }

    /// <summary>The place of the next character.</summary>
    public JsonPosition Mark() => new(_offset, 1, _line, _offset - _lineStart + 1);

    /// <summary>The place from a mark in the same line to the next character.</summary>
    public JsonPosition Since(JsonPosition start) => start with { Length = Math.Max(1, _offset - start.Offset) };

    /// <summary>A syntax error at the next character.</summary>
    public JsonSyntaxException Error(string expectation) => Error(Mark(), expectation);

    /// <summary>A syntax error: what is expected, and what stands from the mark to the next character.</summary>
    public JsonSyntaxException Error(JsonPosition start, string expectation)
    {
        var found = start.Offset < _offset ? $"'{Excerpt.Of(text.Substring(start.Offset, _offset - start.Offset))}'" : DescribeNext();
        return new JsonSyntaxException(new JsonProblem(Since(start), $"{expectation}, found {found}"));
    }

    private string DescribeNext()
    {
        if (_offset >= text.Length)
            return "the end of the file";
        return IsLineEnd(text[_offset]) ? "the end of the line" : Excerpt.OfCharacter(text, _offset);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private char At(int offset) => offset < text.Length ? text[offset] : End;
}
