using System.Globalization;
using System.Runtime.InteropServices;
using CharRnn.Pipeline.Benchmarks.Measuring;

namespace CharRnn.Pipeline.Benchmarks.Peers;

/// <summary>Writes the files that peers read: shape.txt, text.i32 and weights.f64, little-endian.</summary>
internal static class PeerInput
{
    public static void Write(TrainingTask task, string folder)
    {
        Directory.CreateDirectory(folder);
        var (shape, rate) = (task.Shape, task.Step.LearningRate);
        File.WriteAllText(
            Path.Combine(folder, "shape.txt"),
            string.Create(CultureInfo.InvariantCulture, $"{shape.Hidden} {shape.Vocabulary} {shape.Sequence} {rate}\n"));
        File.WriteAllBytes(Path.Combine(folder, "text.i32"), MemoryMarshal.AsBytes<int>(task.Text));
        File.WriteAllBytes(Path.Combine(folder, "weights.f64"), MemoryMarshal.AsBytes<double>(task.Weights));
    }
}
