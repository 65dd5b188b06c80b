using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>Models as safetensors files: U, W, V, b, c, their optimiser memory U.s, W.s, ..., the hidden state h, and metadata.</summary>
public static class ModelFile
{
    /// <summary>Where the folder of a run keeps its best model.</summary>
    public const string BestOfRun = "checkpoints/best.safetensors";

    private const string MemorySuffix = ".s";

    /// <summary>Writes a checkpoint. The same checkpoint gives the same bytes.</summary>
    public static void Write(Stream stream, Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        SafetensorsTensor[] tensors =
        [
            .. checkpoint.Model.Tensors.Select(tensor => Stored(tensor, tensor.Shape.Name)),
            .. checkpoint.OptimizerMemory.Select(tensor => Stored(tensor, MemoryOf(tensor.Shape).Name)),
            Stored(checkpoint.Hidden, checkpoint.Hidden.Shape.Name),
        ];
        SafetensorsWriter.Write(stream, Checksum.AddTo(new SafetensorsFile(tensors, ModelMetadata.Write(checkpoint))));
    }

    /// <summary>A checkpoint as the bytes of its file.</summary>
    public static byte[] ToBytes(Checkpoint checkpoint)
    {
        using var memory = new MemoryStream();
        Write(memory, checkpoint);
        return memory.ToArray();
    }

    /// <summary>Reads a model: enough to sample from it or to score a text.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or training did not write it; the message says what is wrong.</exception>
    public static ModelSnapshot Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream);
    }

    /// <inheritdoc cref="Read(string)"/>
    public static ModelSnapshot Read(Stream stream)
    {
        var file = ReadWhole(stream);
        var shape = ModelMetadata.ReadShape(file.Metadata);
        return ModelMetadata.ReadModel(file.Metadata, shape, Tensors(Select(file, TensorShapes.Of(shape), [])));
    }

    /// <summary>Reads all that <see cref="Write"/> has written.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or no checkpoint; the message says what is wrong.</exception>
    public static Checkpoint ReadCheckpoint(string path)
    {
        using var stream = File.OpenRead(path);
        return ReadCheckpoint(stream);
    }

    /// <inheritdoc cref="ReadCheckpoint(string)"/>
    public static Checkpoint ReadCheckpoint(Stream stream)
    {
        var file = ReadWhole(stream);
        if (!file.Metadata.ContainsKey(Checksum.Key))
            throw new InvalidDataException($"Metadata '{Checksum.Key}' is missing.");
        var shape = ModelMetadata.ReadShape(file.Metadata);
        var weights = TensorShapes.Of(shape);
        IReadOnlyList<TensorShape> all = [.. weights, .. weights.Select(MemoryOf), KernelTensors.HiddenShape(shape)];
        var tensors = Tensors(Select(file, all, []));
        var model = ModelMetadata.ReadModel(file.Metadata, shape, [.. tensors.Take(weights.Count)]);
        var memory = tensors.Skip(weights.Count).SkipLast(1).Zip(weights, (tensor, weight) => tensor with { Shape = weight });
        return ModelMetadata.ReadCheckpoint(file.Metadata, model, [.. memory], tensors[^1]);
    }

    /// <summary>Copies the weights of any safetensors file that holds U, W, V, b and c into a kernel.</summary>
    /// <param name="path">The file; it need not be ours, but a vocabulary in its metadata must be the text's.</param>
    /// <param name="kernel">Where the weights go.</param>
    /// <param name="vocabulary">The text's vocabulary.</param>
    /// <exception cref="InvalidDataException">The file is damaged or does not fit; the message lists everything that does not.</exception>
    public static void ReadWeights(string path, IRnnKernel kernel, Vocabulary vocabulary)
    {
        using var stream = File.OpenRead(path);
        ReadWeights(stream, kernel, vocabulary);
    }

    /// <inheritdoc cref="ReadWeights(string, IRnnKernel, Vocabulary)"/>
    public static void ReadWeights(Stream stream, IRnnKernel kernel, Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(vocabulary);
        var file = ReadWhole(stream);
        var problems = new List<string>();
        if (ModelMetadata.Symbols(file.Metadata) is { } symbols && !symbols.SequenceEqual(vocabulary.Symbols, StringComparer.Ordinal))
            problems.Add($"its vocabulary of {symbols.Length} symbols is not that of the text, which has {vocabulary.Count}");
        foreach (var tensor in Select(file, kernel.Tensors, problems))
            kernel.Write(KernelBuffer.Parameters, tensor.Shape.Name, tensor.Values.Span);
    }

    private static SafetensorsFile ReadWhole(Stream stream)
    {
        var file = SafetensorsReader.Read(stream);

        // What another program calls by that name may be anything.
        if (ModelMetadata.IsOurs(file.Metadata))
            Checksum.Check(file);
        return file;
    }

    private static TensorShape MemoryOf(TensorShape weights) => weights with { Name = weights.Name + MemorySuffix };

    private static List<Tensor> Tensors(IEnumerable<SafetensorsTensor> stored) =>
        [.. stored.Select(tensor => new Tensor(tensor.Shape, KernelTensors.ToSingle(tensor.Values.Span)))];

    /// <summary>The tensors with these names and dimensions; all that is wrong with them is said at once.</summary>
    private static List<SafetensorsTensor> Select(SafetensorsFile file, IReadOnlyList<TensorShape> shapes, List<string> problems)
    {
        var found = file.Tensors.ToDictionary(tensor => tensor.Shape.Name, StringComparer.Ordinal);
        problems.AddRange(shapes.Select(shape => Problem(shape, found.GetValueOrDefault(shape.Name))).OfType<string>());
        return problems.Count == 0
            ? [.. shapes.Select(shape => found[shape.Name])]
            : throw new InvalidDataException(string.Join("; ", problems));
    }

    private static string? Problem(TensorShape expected, SafetensorsTensor? found)
    {
        if (found is null)
            return $"tensor '{expected.Name}' is missing";
        if (!found.Shape.Dimensions.SequenceEqual(expected.Dimensions))
            return $"tensor '{expected.Name}' is {Text(found.Shape)}; {Text(expected)} is expected";
        return found.Values.Span.ContainsAnyExceptInRange(float.MinValue, float.MaxValue)
            ? $"tensor '{expected.Name}' holds values that are not finite in single precision"
            : null;
    }

    private static SafetensorsTensor Stored(Tensor tensor, string name) =>
        new(tensor.Shape with { Name = name }, SafetensorsType.F32, KernelTensors.ToDouble(tensor.Values.Span));

    private static string Text(TensorShape shape) => $"({string.Join(",", shape.Dimensions)})";
}
