using System.Globalization;
using System.Text;

namespace CharRnn.Pipeline.Emit.Json;

/// <summary>Strings and their escapes.</summary>
internal sealed partial class JsonScanner
{
    private const string EscapeLetters = "\"\\/bfnrt";
    private const string EscapedCharacters = "\"\\/\b\f\n\r\t";
    private const int HexDigits = 4;

    /// <summary>Reads the string whose opening quote is the next character; gives its value.</summary>
    public string ReadString()
    {
        var value = new StringBuilder();
        _offset++;
        while (At(_offset) != '"')
        {
            if (_offset >= text.Length || IsLineEnd(text[_offset]))
                throw Error("a closing '\"' is expected");
            if (text[_offset] < ' ')
                throw Error("an escape such as \\t or \\u001B is expected in place of a control character");
            if (text[_offset] == '\\')
                value.Append(ReadEscape());
            else
                ReadCharacter(value);
        }

        _offset++;
        return value.ToString();
    }

    /// <summary>One character as it stands, which takes two UTF-16 units where these are a surrogate pair.</summary>
    private void ReadCharacter(StringBuilder value)
    {
        var length = char.IsSurrogatePair(At(_offset), At(_offset + 1)) ? 2 : 1;
        if (length == 1 && char.IsSurrogate(text[_offset]))
            throw Error("a whole character is expected in place of half a surrogate pair");
        value.Append(text, _offset, length);
        _offset += length;
    }

    /// <summary>One escape, or the two that make a surrogate pair: half of one could never be written as UTF-8.</summary>
    private string ReadEscape()
    {
        var start = Mark();
        var first = ReadEscapedUnit();
        if (first == End)
            throw Error(start, "a character other than U+0000, which no path can hold, is expected");
        if (!char.IsSurrogate(first))
            return first.ToString();
        if (At(_offset) == '\\' && At(_offset + 1) == 'u')
        {
            var second = ReadEscapedUnit();
            if (char.IsSurrogatePair(first, second))
                return new string([first, second]);
        }

        throw Error(start, "a surrogate pair (\\uD800 to \\uDBFF, then \\uDC00 to \\uDFFF) is expected");
    }

    private char ReadEscapedUnit()
    {
        var start = Mark();
        _offset++;
        var letter = EscapeLetters.IndexOf(At(_offset));
        if (letter >= 0)
        {
            _offset++;
            return EscapedCharacters[letter];
        }

        if (At(_offset) == 'u' && TryReadHex(_offset + 1, out var code))
        {
            _offset += 1 + HexDigits;
            return code;
        }

        if (_offset < text.Length && !IsLineEnd(text[_offset]))
            _offset++;
        throw Error(start, "an escape (\\\" \\\\ \\/ \\b \\f \\n \\r \\t, or \\u and four hexadecimal digits) is expected");
    }

    private bool TryReadHex(int offset, out char code)
    {
        var digits = offset + HexDigits <= text.Length ? text.Substring(offset, HexDigits) : "";
        var isHex = ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        code = (char)value;
        return isHex;
    }
}
