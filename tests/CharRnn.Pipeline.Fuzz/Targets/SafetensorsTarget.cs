using System.Text;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;
using CharRnn.Pipeline.Model.Checkpoints;

namespace CharRnn.Pipeline.Fuzz.Targets;

/// <summary>
/// Safetensors files, and the models and checkpoints in them. What is read once can be written and read again; what comes out as a model has
/// finite weights of its shape.
/// </summary>
internal sealed class SafetensorsTarget : IFuzzTarget
{
    private static readonly KernelShape Shape = new("rnn", Hidden: 1, Vocabulary: 2, Sequence: 1);
    private static readonly Vocabulary Symbols = new(["a", "b"]);

    /// <inheritdoc/>
    public string Name => "safetensors";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Words { get; } =
    [
        .. new[]
        {
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", "\"__metadata__\":{", "\"dtype\":\"F32\"", "\"F64\"", "\"shape\":[", "\"data_offsets\":[",
            "\\ud800", "\\u0000", "\"sha256\"", "\"format\":\"charrnn\"", "\"vocabulary\":\"[\\\"a\\\",\\\"b\\\"]\"", "\"unit\":\"byte\"", "\"unit\":\"word\"",
            "9223372036854775807", "18446744073709551615", "268435456", "-1", "1e3", "0", "[", "]", "{", "}", ",", "null", "U", "W", "V", "h",
        }.Select(Encoding.UTF8.GetBytes),
        [0, 0, 0x80, 0x7F], [0, 0, 0xC0, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [0x00, 0xE1, 0xF5, 0x05, 0, 0, 0, 0],
    ];

    /// <inheritdoc/>
    public long AllocationBound(int inputBytes) => 1_000_000 + (500L * inputBytes);

    /// <inheritdoc/>
    public void Run(byte[] input)
    {
        if (Try(() => SafetensorsReader.Read(new MemoryStream(input))) is not { } file)
            return;
        var written = Write(file);
        var again = SafetensorsReader.Read(new MemoryStream(written));
        BrokenPromiseException.ThrowUnless(AreEqual(file, again), "what was read differs once it has been written and read again");
        ReadModel(input);

        // Chance never finds a checksum: this one is right.
        if (file.Metadata.ContainsKey(Checksum.Key))
            ReadModel(Write(Checksum.AddTo(file)));
    }

    private static void ReadModel(byte[] input)
    {
        if (Try(() => ModelFile.Read(new MemoryStream(input))) is { } model)
            CheckFinite(model.Tensors);
        if (Try(() => ModelFile.ReadCheckpoint(new MemoryStream(input))) is { } checkpoint)
        {
            BrokenPromiseException.ThrowUnless(checkpoint.IsFinite, "a checkpoint holds values that are not finite");
            using var stream = new MemoryStream();
            ModelFile.Write(stream, checkpoint);
            stream.Position = 0;
            _ = ModelFile.ReadCheckpoint(stream);
        }

        using var kernel = new ReferenceKernel(Shape);
        Try(() =>
        {
            ModelFile.ReadWeights(new MemoryStream(input), kernel, Symbols);
            CheckFinite(KernelTensors.Read(kernel, KernelBuffer.Parameters));
            return "";
        });
    }

    private static T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InvalidDataException error)
        {
            Messages.Check(error.Message);
            return null;
        }
    }

    private static byte[] Write(SafetensorsFile file)
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, file);
        return stream.ToArray();
    }

    private static bool AreEqual(SafetensorsFile a, SafetensorsFile b) =>
        a.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal).SequenceEqual(b.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        && a.Tensors.Count == b.Tensors.Count
        && a.Tensors.Zip(b.Tensors).All(pair => AreEqual(pair.First, pair.Second));

    private static bool AreEqual(SafetensorsTensor a, SafetensorsTensor b) =>
        (a.Shape.Name, a.Type) == (b.Shape.Name, b.Type)
        && a.Shape.Dimensions.SequenceEqual(b.Shape.Dimensions)
        && a.Values.Span.SequenceEqual(b.Values.Span);

    private static void CheckFinite(IEnumerable<Tensor> tensors) => BrokenPromiseException.ThrowUnless(
        tensors.All(tensor => tensor.Values.ToArray().All(float.IsFinite)), "a model holds values that are not finite");
}
