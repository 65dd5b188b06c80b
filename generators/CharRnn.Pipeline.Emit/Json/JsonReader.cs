using System.Globalization;

namespace CharRnn.Pipeline.Emit.Json;

/// <summary>
/// Reads JSON and keeps the place of every value: a source generator may bring no JSON library of its own, and no library keeps places.
/// Comments and trailing commas are allowed; a key that stands twice in one object is a problem.
/// </summary>
public sealed class JsonReader
{
    /// <summary>A longer text, in UTF-16 units, is refused: no pipeline file comes near, and what reading takes stays bounded.</summary>
    public const int MaximumLength = 1 << 20;

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
            reader._scanner.ExpectLength(MaximumLength);
            var root = reader.ReadValue();
            reader._scanner.ExpectEnd();
            return new JsonParseResult(root, reader._problems);
        }
        catch (JsonSyntaxException error)
        {
            return new JsonParseResult(null, [error.Problem]);
        }
    }

    private JsonValue ReadValue() => _scanner.Peek() switch
    {
        '{' => ReadObject(),
        '[' => ReadArray(),
        '"' => ReadString(),
        _ => ReadWord(),
    };

    private JsonValue ReadObject()
    {
        var members = new List<JsonMember>();
        var places = new Dictionary<string, JsonPosition>(StringComparer.Ordinal);
        var position = ReadList('{', '}', () =>
        {
            var key = ReadKey();
            _scanner.Expect(':');
            var value = ReadValue();
            if (IsFirst(key, places))
                members.Add(new JsonMember(key.Text, key.Position, value));
        });
        return new JsonValue(JsonKind.Object, "", position, members: members);
    }

    private JsonValue ReadKey() =>
        _scanner.Peek() == '"' ? ReadString() : throw _scanner.Error("a key in double quotes or '}' is expected");

    /// <summary>Notes the place of a new key; a key that was there before is a problem, and its first value stays.</summary>
    private bool IsFirst(JsonValue key, Dictionary<string, JsonPosition> places)
    {
        if (!places.TryGetValue(key.Text, out var place))
        {
            places.Add(key.Text, key.Position);
            return true;
        }

        var (line, column) = (place.Line.ToString(CultureInfo.InvariantCulture), place.Column.ToString(CultureInfo.InvariantCulture));
        var earlier = $"the key '{Excerpt.Of(key.Text)}' stands at ({line},{column}) already";
        _problems.Add(new JsonProblem(key.Position, earlier + "; remove one of them"));
        return false;
    }

    private JsonValue ReadArray()
    {
        var items = new List<JsonValue>();
        var position = ReadList('[', ']', () => items.Add(ReadValue()));
        return new JsonValue(JsonKind.Array, "", position, items);
    }

    /// <summary>Items between brackets, with a comma after each but perhaps the last; returns the opening one's place.</summary>
    private JsonPosition ReadList(char open, char close, Action readItem)
    {
        if (++_depth > MaximumDepth)
            throw _scanner.Error($"at most {MaximumDepth.ToString(CultureInfo.InvariantCulture)} levels of nesting are expected");
        var position = _scanner.Mark();
        _scanner.Expect(open);
        while (!_scanner.TryRead(close))
        {
            readItem();
            if (!_scanner.TryRead(',') && _scanner.Peek() != close)
                throw _scanner.Error($"',' or '{close}' is expected");
        }

        _depth--;
        return position;
    }

    private JsonValue ReadString()
    {
        var start = _scanner.Mark();
        var text = _scanner.ReadString();
        return new JsonValue(JsonKind.String, text, _scanner.Since(start));
    }

    private JsonValue ReadWord()
    {
        var start = _scanner.Mark();
        var word = _scanner.ReadWord();
        var kind = JsonWord.KindOf(word) ?? throw _scanner.Error(start, JsonWord.Expectation(word));
        return new JsonValue(kind, word, _scanner.Since(start));
    }
}
