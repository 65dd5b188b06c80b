using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CharRnn.Pipeline.Emit.Json;

/// <summary>The characters of a JSON text: skips white space and comments, counts lines, reads strings and words.</summary>
internal sealed class JsonScanner(string text)
{
    private static readonly Regex Number = new(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$", RegexOptions.CultureInvariant);

    private int _offset;
    private int _line = 1;
    private int _lineStart;

    public static bool IsNumber(string word) => Number.IsMatch(word);

    /// <summary>The next character that is neither white space nor comment; '\0' at the end.</summary>
    public char Peek()
    {
        SkipBlanks();
        return _offset < text.Length ? text[_offset] : '\0';
    }

    public JsonPosition Here()
    {
        SkipBlanks();
        return Mark();
    }

    public JsonPosition Mark() => new(_offset, 1, _line, _offset - _lineStart + 1);

    public JsonPosition Since(JsonPosition start) => start with { Length = System.Math.Max(1, _offset - start.Offset) };

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

    public void ExpectEnd()
    {
        if (Peek() != '\0' || _offset < text.Length)
            throw Error("nothing may follow the value");
    }

    /// <summary>An error at the next character: what is expected, and what stands there.</summary>
    public JsonSyntaxException Error(string expectation) => new(new JsonProblem(Here(), $"{expectation}, found {Describe()}"));

    public string Describe()
    {
        if (_offset >= text.Length)
            return "the end of the file";
        var found = text[_offset];
        return char.IsControl(found) ? "U+" + ((int)found).ToString("X4", CultureInfo.InvariantCulture) : $"'{found}'";
    }

    /// <summary>Letters, digits, signs and dots up to the next separator; may be empty.</summary>
    public string ReadWord()
    {
        var start = _offset;
        while (_offset < text.Length && (char.IsLetterOrDigit(text[_offset]) || text[_offset] is '-' or '+' or '.' or '_'))
            _offset++;
        return text.Substring(start, _offset - start);
    }

    public string ReadString()
    {
        var value = new StringBuilder();
        _offset++;
        while (true)
        {
            if (_offset >= text.Length || text[_offset] == '\n')
                throw Error("a closing '\"' is expected before the line ends");
            var next = text[_offset++];
            if (next == '"')
                return value.ToString();
            if (next < ' ')
                throw new JsonSyntaxException(new JsonProblem(Mark(), "a control character inside a string must be written as an escape, such as \\t"));
            value.Append(next == '\\' ? ReadEscape() : next);
        }
    }

    private char ReadEscape()
    {
        var escape = _offset < text.Length ? text[_offset++] : '\0';
        switch (escape)
        {
            case '"' or '\\' or '/':
                return escape;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _offset + 4 <= text.Length
                          && int.TryParse(text.Substring(_offset, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _offset += 4;
                return (char)code;
            default:
                _offset--;
                throw new JsonSyntaxException(new JsonProblem(Mark(), "an escape is \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four hexadecimal digits"));
        }
    }

    private void SkipBlanks()
    {
        while (_offset < text.Length)
        {
            var next = text[_offset];
            if (next == '\n')
                NextLine();
            else if (next is ' ' or '\t' or '\r' or '\uFEFF')
                _offset++;
            else if (next == '/' && _offset + 1 < text.Length && text[_offset + 1] is '/' or '*')
                SkipComment();
            else
                return;
        }
    }

    private void SkipComment()
    {
        var start = Mark();
        var block = text[_offset + 1] == '*';
        _offset += 2;
        while (_offset < text.Length)
        {
            if (block && text[_offset] == '*' && _offset + 1 < text.Length && text[_offset + 1] == '/')
            {
                _offset += 2;
                return;
            }

            if (text[_offset] != '\n')
                _offset++;
            else if (block)
                NextLine();
            else
                return;
        }

        if (block)
            throw new JsonSyntaxException(new JsonProblem(start, "the comment that starts here has no end; '*/' is expected"));
    }

    private void NextLine()
    {
        _offset++;
        _line++;
        _lineStart = _offset;
    }
}
