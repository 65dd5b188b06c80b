using System.Text.Json;
using System.Text.Json.Serialization;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Stages.GradCheck;

/// <summary>gradcheck.json.</summary>
internal static class GradientCheckFile
{
    // A figure that is not a number is written as text: the file of a failed check must show it.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static void Write(Stream stream, GradientCheck check)
    {
        JsonSerializer.Serialize(stream, new { check.Step, check.Limit, check.Passed, check.Tensors }, Options);
        stream.WriteByte((byte)'\n');
    }
}
