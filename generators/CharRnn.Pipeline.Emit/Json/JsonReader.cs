using System.Globalization;

namespace CharRnn.Pipeline.Emit.Json;

/// <summary>
/// Reads JSON and keeps the place of every value: a source generator may bring no JSON library of its own, and no library keeps places.
/// Comments and trailing commas are allowed; a key that stands twice in one object is a problem.
/// </summary>
public sealed class JsonReader
{
    /// <summary>Deeper nesting is refused, so that no text can exhaust the stack.</summary>
    public const int MaximumDepth = 64;

    private readonly JsonScanner _scanner;
    private readonly List<JsonProblem> _problems = [];
    private int _depth;

    private JsonReader(string text) => _scanner = new JsonScanner(text);

    /// <summary>Reads one JSON value that fills the whole text.</summary>
    public static JsonParseResult Parse(string text)
    {
        var reader = new JsonReader(text);
        try
        {
            var root = reader.ReadValue();
            reader._scanner.ExpectEnd();
            return new JsonParseResult(root, reader._problems);
        }
        catch (JsonSyntaxException error)
        {
            return new JsonParseResult(null, [error.Problem]);
        }
    }

    private JsonValue ReadValue()
    {
        var next = _scanner.Peek();
        switch (next)
        {
            case '{':
                return Nested(ReadObject);
            case '[':
                return Nested(ReadArray);
            case '"':
                var start = _scanner.Mark();
                var text = _scanner.ReadString();
                return new JsonValue(JsonKind.String, text, _scanner.Since(start));
            default:
                return ReadWord();
        }
    }

    private JsonValue Nested(System.Func<JsonValue> read)
    {
        if (++_depth > MaximumDepth)
            throw _scanner.Error("the nesting is deeper than " + MaximumDepth.ToString(CultureInfo.InvariantCulture) + " levels");
        var value = read();
        _depth--;
        return value;
    }

    private JsonValue ReadObject()
    {
        var position = _scanner.Here();
        _scanner.Expect('{');
        var members = new List<JsonMember>();
        while (_scanner.Peek() != '}')
        {
            if (_scanner.Peek() != '"')
                throw _scanner.Error("a key in double quotes or '}' is expected");
            var start = _scanner.Mark();
            var key = _scanner.ReadString();
            var keyPosition = _scanner.Since(start);
            _scanner.Expect(':');
            AddMember(members, new JsonMember(key, keyPosition, ReadValue()));
            if (!_scanner.TryRead(',') && _scanner.Peek() != '}')
                throw _scanner.Error("',' or '}' is expected");
        }

        _scanner.Expect('}');
        return new JsonValue(JsonKind.Object, "", position, members: members);
    }

    private void AddMember(List<JsonMember> members, JsonMember member)
    {
        var earlier = members.Find(other => other.Key == member.Key);
        if (earlier is null)
        {
            members.Add(member);
            return;
        }

        var line = earlier.KeyPosition.Line.ToString(CultureInfo.InvariantCulture);
        _problems.Add(new JsonProblem(member.KeyPosition, $"the key '{member.Key}' stands twice (first in line {line}); remove one of them"));
    }

    private JsonValue ReadArray()
    {
        var position = _scanner.Here();
        _scanner.Expect('[');
        var items = new List<JsonValue>();
        while (_scanner.Peek() != ']')
        {
            items.Add(ReadValue());
            if (!_scanner.TryRead(',') && _scanner.Peek() != ']')
                throw _scanner.Error("',' or ']' is expected");
        }

        _scanner.Expect(']');
        return new JsonValue(JsonKind.Array, "", position, items);
    }

    private JsonValue ReadWord()
    {
        var start = _scanner.Mark();
        var word = _scanner.ReadWord();
        var position = _scanner.Since(start);
        return word switch
        {
            "null" => new JsonValue(JsonKind.Null, word, position),
            "true" or "false" => new JsonValue(JsonKind.Boolean, word, position),
            _ when JsonScanner.IsNumber(word) => new JsonValue(JsonKind.Number, word, position),
            _ => throw new JsonSyntaxException(new JsonProblem(position, word.Length == 0
                ? "a value is expected, found " + _scanner.Describe()
                : $"'{word}' is not a JSON value; text stands in double quotes")),
        };
    }
}
