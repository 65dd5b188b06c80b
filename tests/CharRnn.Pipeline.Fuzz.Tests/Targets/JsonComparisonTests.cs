using System.Globalization;
using CharRnn.Pipeline.Emit.Json;
using CharRnn.Pipeline.Fuzz.Targets;
using CsCheck;

namespace CharRnn.Pipeline.Fuzz.Tests.Targets;

/// <summary>Our JSON reader beside that of .NET, for any JSON and for any mistake in it.</summary>
public sealed class JsonComparisonTests
{
    private const int Iterations = 5000;
    private const string Signs = "{}[]\",:\\/*+-.0123456789eEu \n\r\t\0tfnax\u007F\u00A0😀";

    private static readonly Gen<string> Blank = Gen.OneOf("", "", "", " ", "\n", "\r\n", "\r", "\t", "/* a */", "// a\n", "/**/", "// a\r\n");

    private static readonly Gen<string> Text = Gen.OneOf(
            (IGen<string>)Gen.Char[' ', '~'].Where(character => character is not ('"' or '\\')).Select(character => character.ToString()),
            Gen.OneOf("\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u00e9", "\\u001F", "\\ud83d\\ude00", "é", "😀", "//", "/*", "\u007F"))
        .Array[0, 5].Select(parts => $"\"{string.Concat(parts)}\"");

    private static readonly Gen<string> Scalar = Gen.OneOf(
        (IGen<string>)Text,
        Gen.OneOf("true", "false", "null", "0", "-0", "1E+5", "-2.50e-07", "1e999"),
        Gen.Long.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.Double.Where(double.IsFinite).Select(number => number.ToString("R", CultureInfo.InvariantCulture)));

    private static readonly Gen<string> AnyJson = Gen.Recursive<string>((depth, value) =>
    {
        var inside = depth > 3 ? Scalar : value;
        var item = Gen.Select(Blank, inside, Blank, (before, text, after) => before + text + after);
        var member = Gen.Select(Blank, Text, Blank, item, (before, key, after, text) => $"{before}{key}{after}:{text}");
        return Gen.Frequency((3, (IGen<string>)Scalar), (2, List('[', item, ']')), (2, List('{', member, '}')));
    });

    [Fact]
    public void Parse_AnyJson_IsReadAsByDotNet() => AnyJson.Sample(
        json =>
        {
            JsonComparison.Check(json);
            Assert.All(JsonReader.Parse(json).Problems, problem => Assert.Contains("stands at", problem.Message, StringComparison.Ordinal));
        },
        iter: Iterations);

    [Fact]
    public void Parse_AnyMistake_IsJudgedAsByDotNet() => Gen.Select(AnyJson, Gen.Select(Gen.Double[0, 1], Gen.Int[0, 2], Gen.OneOf(Signs.ToCharArray())).Array[1, 3]).Sample(
        (json, mistakes) => JsonComparison.Check(mistakes.Aggregate(json, Apply)),
        iter: Iterations);

    [Fact]
    public void Parse_AnyText_IsJudgedAsByDotNet() => Gen.String[Gen.OneOf(Signs.ToCharArray()), 0, 12].Sample(JsonComparison.Check, iter: Iterations);

    [Fact]
    public void Check_BothReaders_SeeTheLimitOfDepthAtTheSamePlace()
    {
        for (var depth = JsonReader.MaximumDepth - 1; depth <= JsonReader.MaximumDepth + 1; depth++)
            JsonComparison.Check(new string('[', depth) + new string(']', depth));
    }

    private static Gen<string> List(char open, Gen<string> item, char close) => Gen.Select(item.Array[0, 4], Gen.Bool, Blank).Select(
        (items, isTrailing, blank) => $"{open}{string.Join(',', items)}{(isTrailing && items.Length > 0 ? "," : "")}{blank}{close}");

    private static string Apply(string json, (double Place, int Lost, char Put) mistake)
    {
        var start = (int)(mistake.Place * json.Length);
        return json[..start] + mistake.Put + json[Math.Min(json.Length, start + mistake.Lost)..];
    }
}
