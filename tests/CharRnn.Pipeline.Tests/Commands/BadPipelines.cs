using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Commands;

/// <summary>
/// Pipelines that cannot run: the part of a good one that is replaced, by what, and the message expected.
/// A <c>¦</c> marks the place that the message must point at.
/// </summary>
internal sealed class BadPipelines : TheoryData<string, string, string>
{
    private const string Good = """
        {
          "name": "sample", "seed": 1,
          "model": { "cell": "rnn", "hidden": 4, "vocabulary": 5, "sequence": 6 },
          "plugins": [PLUGIN],
          "stages": [
            { "use": "greet", "name": "you" },
            { "use": "spell" }
          ]
        }
        """;

    public BadPipelines()
    {
        // The file.
        Add("\"spell\" }\n", "\"spell\" }\n¦x", "',' or ']' is expected, found 'x'");
        Add(Good, "¦", "a value (text in double quotes, a number, true, false, null, an array or an object) is expected, found the end");
        Add(Good, "¦[]", "an object is expected: { \"name\": ..., \"model\": { ... }, \"stages\": [ ... ] }");
        Add("\"seed\": 1", "\"seed\": 1, ¦\"seed\": 2", "the key 'seed' stands at (2,21) already; remove one of them");

        Add("\"you\"", "\"you¦\\u0000\"", "a character other than U+0000, which no path can hold, is expected, found '\\u0000'");
        Add("\"you\"", "\"you¦\\ud83d\"", "a surrogate pair (\\uD800 to \\uDBFF, then \\uDC00 to \\uDFFF) is expected, found '\\ud83d'");
        Add("[PLUGIN]", new string('[', 63) + "¦" + new string('[', 1000), "at most 64 levels of nesting are expected, found '['");

        // The root.
        Add("\"seed\"", "¦\"sed\"", "sed: unknown key 'sed'; did you mean 'seed'?");
        Add("{\n  \"name\": \"sample\", ", "¦{\n  ", "name: is missing; write a name for the pipeline's runs, for example \"name\": \"novel\"");
        Add("\"sample\"", "¦\"../up\"", "name: \"../up\" cannot name a folder; write up to 80 letters, digits, '-', '_' and '.', a letter or digit first");
        Add("\"sample\"", "¦\"sample\\n\"", "name: \"sample\\u000A\" cannot name a folder");
        Add("\"seed\": 1", "\"seed\": ¦-1", "seed: -1 is no whole number from 0 to 18446744073709551615");
        Add("[PLUGIN]", "¦PLUGIN", "plugins: a list of paths is expected: [\"plugins/MyStage.dll\"]");

        Add("\"sample\"", $"¦\"{new string('n', 81)}\"", $"name: \"{new string('n', 40)}...\" cannot name a folder; write up to 80 letters, ");

        // The model.
        Add("\"hidden\": 4", "\"hidden\": ¦0", "model.hidden: 0 is out of range; write a whole number from 1 to 4096");
        Add("\"hidden\": 4", "\"hidden\": ¦1000000", "model.hidden: 1000000 is out of range; write a whole number from 1 to 4096");
        Add("\"vocabulary\": 5", "\"vocabulary\": ¦0", "model.vocabulary: 0 is out of range; write a whole number from 1 to 65536");
        Add("\"sequence\": 6", "\"sequence\": ¦0", "model.sequence: 0 is out of range; write a whole number from 1 to 4096");
        Add("\"model\": { \"cell\": \"rnn\", \"hidden\": 4, \"vocabulary\": 5, \"sequence\": 6 }", "\"model\": ¦[]", "model: an array is not an object; write { ");
        Add("\"vocabulary\": 5", "\"vocabulary\": ¦\"5\"", "model.vocabulary: \"5\" is not a number; write a whole number from 1 to 65536");
        Add("\"cell\"", "¦\"cel\"", "model.cel: unknown key 'cel'; did you mean 'cell'?");
        Add("\"rnn\"", "¦\"rn\"", "model.cell: unknown cell 'rn'; did you mean 'rnn'?");

        // The list of stages.
        Add("""{ "use": "spell" }""", "¦7", "stages[1]: a stage is expected: { \"use\": \"NAME\", ... }");
        Add("\"spell\"", "¦\"spel\"", "stages[1]: unknown stage 'spel'; did you mean 'spell'?");
        Add("\"spell\"", "¦\"xyz\"", "stages[1]: unknown stage 'xyz'; known: borrow, count, encode, fail, gradcheck, greet, load, ");
        Add("""{ "use": "spell" }""", "{ \"use\": ¦\"greet\", \"name\": \"me\" }", "stages[1]: the id 'greet' stands twice; give one of the stages an \"id\" of its own");
        Add("\"spell\" }", "\"spell\", \"id\": ¦\"greet\" }", "stages[1]: the id 'greet' stands twice");
        Add("\"spell\" }", "\"spell\", \"id\": ¦\"a/b\" }", "stages[1].id: \"a/b\" is no id; write up to 80 letters, digits, '-', '_' and '.', a letter or digit first");

        // The options of a stage.
        Add("\"spell\"", "\"spell\", ¦\"to\": 3", "stages[1].to: unknown key 'to'; known: use, id");
        Add("\"you\"", "\"you\", ¦\"volum\": 1", "stages[0].volum: unknown key 'volum'; did you mean 'volume'?");
        Add("{ \"use\": \"greet\", \"name\": \"you\"", "¦{ \"use\": \"greet\"", "stages[0].name: is missing; write a text in double quotes");
        Add("\"you\"", "¦5", "stages[0].name: 5 is not a text in double quotes; write a text in double quotes");
        Add("\"you\"", "\"you\", \"times\": ¦11", "stages[0].times: 11 is out of range; write a whole number from 1 to 10");
        Add("\"you\"", "\"you\", \"times\": ¦1.5", "stages[0].times: 1.5 is not a whole number; write a whole number from 1 to 10");
        Add("\"you\"", "\"you\", \"times\": ¦3000000000", "stages[0].times: 3000000000 is out of range; write a whole number from 1 to 10");
        Add("\"you\"", "\"you\", \"volume\": ¦0", "stages[0].volume: 0 is out of range; write a number above 0 to 1");
        Add("\"you\"", "\"you\", \"volume\": ¦1e999", "stages[0].volume: 1e999 is out of range; write a number above 0 to 1");
        Add("\"you\"", "\"you\", \"longest\": ¦0", "stages[0].longest: 0 is out of range; write a whole number from 1");
        Add("\"you\"", "\"you\", \"tone\": ¦\"VeryFormal\"", "stages[0].tone: unknown value 'VeryFormal'; did you mean 'veryFormal'?");
        Add("\"you\"", "\"you\", \"tone\": ¦null", "stages[0].tone: null is not one of \"warm\", \"veryFormal\"; write one of \"warm\", \"veryFormal\"");
        Add("\"you\"", "\"you\", \"loud\": ¦\"yes\"", "stages[0].loud: \"yes\" is not true or false; write true or false");
        Add("\"you\"", "\"you\", \"others\": ¦[1]", "stages[0].others: a list is not a list of texts; write a list of texts");
        Add("\"you\"", "\"you\", \"language\": ¦\"fr\"", "stages[0].language: \"fr\" is not allowed; write one of \"en\", \"de\"");
        Add("\"you\"", "\"you\", \"loud\": true, \"volume\": ¦0.1", "stages[0].volume: 0.1 is too low to be loud; write at least 0.5");

        // The order.
        Add("{ \"use\": \"greet\", \"name\": \"you\" },\n    { \"use\": \"spell\" }", "{ \"use\": ¦\"spell\" }",
            "stages[0]: 'spell' needs Greeting, which 'greet' produces: put { \"use\": \"greet\" } before stages[0]");
        Add("{ \"use\": \"greet\", \"name\": \"you\" },\n    { \"use\": \"spell\" }", "{ \"use\": ¦\"spell\" }, { \"use\": \"greet\", \"name\": \"you\" }",
            "stages[0]: 'spell' needs Greeting, which stages[1] 'greet' produces only afterwards: put it before stages[0]");
        Add("\"spell\"", "¦\"borrow\"", "stages[1]: 'borrow' needs Uri, which no known stage produces: add the plug-in that does to \"plugins\"");
    }

    private new void Add(string part, string replacement, string message)
    {
        Assert.Contains(part, Good, StringComparison.Ordinal);
        base.Add(replacement, Good.Replace(part, replacement, StringComparison.Ordinal).Replace("PLUGIN", Workspace.Plugin, StringComparison.Ordinal), message);
    }
}
