using System.Text;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Planning;

namespace CharRnn.Pipeline.Fuzz.Targets;

/// <summary>
/// Pipeline files, up to the checked plan: an input holds the file, then the values of <c>--set</c>, with bytes 0xFF between. Every refusal is
/// a list of clear messages; what is not refused reads the same once it has been resolved. JSON is JSON to System.Text.Json, too.
/// </summary>
internal sealed class PipelineTarget : IFuzzTarget
{
    private const byte Separator = 0xFF;

    /// <inheritdoc/>
    public string Name => "pipeline";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Words { get; } =
    [
        .. new[]
        {
            "\"name\":", "\"seed\":", "\"model\":", "\"stages\":", "\"plugins\":[],", "\"$schema\":", "\"use\":", "\"id\":", "{ \"use\": \"load\", \"path\": \"a\" }",
            "\"load\"", "\"encode\"", "\"gradcheck\"", "\"train\"", "\"sample\"", "\"report\"", "\"unit\":\"word\"", "\"learningRate\":", "\"epochs\":", "\"updates\":",
            "\"clip\":", "\"temperature\":", "\"prime\":", "\"from\":", "\"threads\":", "\"maximumWords\":", "\"hidden\":", "\"vocabulary\":", "\"sequence\":", "\"rnn\"",
            "\\u0000", "\\ud83d", "\\ude00", "\\ud83d\\ude00", "\\\"", "\\\\", "//", "/*", "*/", "\n", "\r", "\r\n", "\uFEFF", "\u2028", "\u00A0", "\U0001F600",
            "true", "false", "null", "1e999", "-1e-999", "2147483648", "9223372036854775808", "18446744073709551616", "0.5", "-0", "[[[[[[[[", "]]]]]]]]",
            "{\"a\":{\"a\":", "}}}}",
        }.Select(Encoding.UTF8.GetBytes),
        [Separator], [Separator, .. "train.epochs=2"u8], [Separator, .. "model.hidden=7"u8], [Separator, .. "stages=[]"u8], [0xC3], [0xED, 0xA0, 0x80], new byte[] { 0 },
    ];

    /// <inheritdoc/>
    public long AllocationBound(int inputBytes) => 1_000_000 + (4000L * inputBytes);

    /// <inheritdoc/>
    public void Run(byte[] input)
    {
        var end = Array.IndexOf(input, Separator);
        var content = end < 0 ? input : input[..end];
        JsonComparison.Check(content);
        var plan = Plan(content, end < 0 ? [] : Overrides(input[(end + 1)..]));
        if (plan is null)
            return;
        var again = Plan(Encoding.UTF8.GetBytes(plan.Description.ResolvedJson), []);
        BrokenPromiseException.ThrowUnless(again is not null, "a resolved pipeline is refused");
        BrokenPromiseException.ThrowUnless(
            again!.Description.ResolvedJson == plan.Description.ResolvedJson, "a resolved pipeline differs once it has been read and resolved again");
    }

    /// <summary>No argument of a program holds U+0000.</summary>
    private static string[] Overrides(byte[] bytes) => Encoding.UTF8.GetString(bytes).Replace("\0", "", StringComparison.Ordinal).Split('\uFFFD');

    private static Plan? Plan(byte[] content, IReadOnlyList<string> overrides)
    {
        var problems = new ProblemList();
        try
        {
            var file = new PipelineReader("pipeline.json", problems).Parse(content, overrides);

            // Plug-ins are code: what they do is no matter of reading.
            return Planner.Plan(file is null ? null : file with { Plugins = file.Plugins is null ? null : [] }, problems);
        }
        catch (PipelineConfigurationException error)
        {
            foreach (var problem in error.Problems)
                Messages.Check(problem.ToString());
            return null;
        }
    }
}
