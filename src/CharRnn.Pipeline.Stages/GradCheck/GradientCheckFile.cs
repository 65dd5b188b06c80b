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

    /// <summary>Writes the file.</summary>
    public static void Write(Stream stream, GradientCheck check)
    {
        JsonSerializer.Serialize(stream, new Content(check.Step, check.Limit, check.Passed, check.Tensors), Options);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Reads the file of an interrupted run; null when it is not there, is not whole, or tells of a check that did not pass.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kernel">The emitted double kernel that was checked.</param>
    public static GradientCheck? Read(string path, KernelInfo kernel)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), Options);
            return content is { Passed: true, Tensors.Count: > 0 }
                ? new GradientCheck(content.Step, content.Limit, content.Passed, content.Tensors, kernel)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Content(double Step, double Limit, bool Passed, IReadOnlyList<TensorCheck> Tensors);
}
