namespace CharRnn.Pipeline.Emit.Json;

/// <summary>White space, comments and lines.</summary>
internal sealed partial class JsonScanner
{
    private const char ByteOrderMark = '\uFEFF';

    // A byte order mark belongs to the encoding: it takes no column.
    private int _offset = BlankStart(text);
    private int _lineStart = BlankStart(text);
    private int _line = 1;

    private static int BlankStart(string text) => text.Length > 0 && text[0] == ByteOrderMark ? 1 : 0;

    private static bool IsLineEnd(char character) => character is '\n' or '\r';

    private void SkipBlanks()
    {
        while (true)
        {
            if (At(_offset) is ' ' or '\t' or '\n' or '\r')
                Advance();
            else if (At(_offset) == '/' && At(_offset + 1) == '/')
                SkipLineComment();
            else if (At(_offset) == '/' && At(_offset + 1) == '*')
                SkipBlockComment();
            else
                return;
        }
    }

    private void SkipLineComment()
    {
        while (_offset < text.Length && !IsLineEnd(text[_offset]))
            _offset++;
    }

    private void SkipBlockComment()
    {
        var start = Mark();
        _offset += 2;
        while (At(_offset) != '*' || At(_offset + 1) != '/')
        {
            if (_offset >= text.Length)
                throw new JsonSyntaxException(new JsonProblem(start, "'*/' is expected after this '/*', found the end of the file"));
            Advance();
        }

        _offset += 2;
    }

    /// <summary>One character on; LF, CR and CR LF each end one line.</summary>
    private void Advance()
    {
        var character = text[_offset++];
        if (character == '\n' || (character == '\r' && At(_offset) != '\n'))
        {
            _line++;
            _lineStart = _offset;
        }
    }
}
