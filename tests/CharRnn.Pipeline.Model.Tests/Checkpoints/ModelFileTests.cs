using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Randomness;
using CharRnn.Pipeline.Model.Tests.TestKit;

namespace CharRnn.Pipeline.Model.Tests.Checkpoints;

public sealed class ModelFileTests : IDisposable
{
    private static readonly KernelShape Shape = SmallCheckpoint.Shape;
    private static readonly Vocabulary Symbols = SmallCheckpoint.Symbols;

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void WriteThenRead_Checkpoint_GivesTheModelBack()
    {
        var checkpoint = SmallCheckpoint.Create();
        Write(checkpoint);

        var model = ModelFile.Read(_path);

        Assert.Equal(Shape, model.Shape);
        Assert.Equal((checkpoint.Model.Unit, 1234L, 43.21), (model.Unit, model.Update, model.SmoothLoss));
        Assert.Equal(Symbols.Symbols, model.Vocabulary.Symbols);
        Assert.Equal(["U", "W", "V", "b", "c"], model.Tensors.Select(tensor => tensor.Shape.Name));
        foreach (var (expected, actual) in checkpoint.Model.Tensors.Zip(model.Tensors))
            Assert.Equal(expected.Values.ToArray(), actual.Values.ToArray());
    }

    [Fact]
    public void Write_Checkpoint_KeepsAllThatGoingOnNeeds()
    {
        Write(SmallCheckpoint.Create());

        var file = SafetensorsReader.Read(_path);

        Assert.Equal(["U", "W", "V", "b", "c", "U.s", "W.s", "V.s", "b.s", "c.s", "h"], file.Tensors.Select(tensor => tensor.Shape.Name));
        Assert.Equal([0.5, -0.25, 0], file.Tensors[^1].Values.ToArray());
        Assert.Equal(
            ("2", "75", new RandomState(1, 2, 3, 4).ToString(), "texthash", "confighash", "9.9.9"),
            (file.Metadata["epoch"], file.Metadata["position"], file.Metadata["randomState"],
             file.Metadata["textSha256"], file.Metadata["configurationSha256"], file.Metadata["productVersion"]));
    }

    [Fact]
    public void WriteThenReadCheckpoint_GivesEverythingBack()
    {
        var written = SmallCheckpoint.Create();
        Write(written);

        var read = ModelFile.ReadCheckpoint(_path);

        Assert.Equal(
            (written.Epoch, written.Position, written.Random, written.Saturation, written.MetricLines, written.SampleLines, written.IsUnfinished),
            (read.Epoch, read.Position, read.Random, read.Saturation, read.MetricLines, read.SampleLines, read.IsUnfinished));
        Assert.Equal(written.Fingerprint, read.Fingerprint);
        Assert.Equal(written.Hidden.Values.ToArray(), read.Hidden.Values.ToArray());
        foreach (var (expected, actual) in written.OptimizerMemory.Zip(read.OptimizerMemory))
        {
            Assert.Equal((expected.Shape.Name, expected.Shape.Count), (actual.Shape.Name, actual.Shape.Count));
            Assert.Equal(expected.Values.ToArray(), actual.Values.ToArray());
        }
    }

    [Fact]
    public void Read_AnyBitOfTheFileFlipped_IsRefused()
    {
        Write(SmallCheckpoint.Create());
        var bytes = File.ReadAllBytes(_path);
        for (var i = 0; i < bytes.Length; i++)
        {
            var damaged = bytes.ToArray();
            damaged[i] ^= 1;
            File.WriteAllBytes(_path, damaged);
            Assert.Throws<InvalidDataException>(() => ModelFile.ReadCheckpoint(_path));
        }
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        Write(SmallCheckpoint.Create());
        var first = File.ReadAllBytes(_path);
        Write(SmallCheckpoint.Create());
        Assert.Equal(first, File.ReadAllBytes(_path));
    }

    [Theory]
    [InlineData("format", "other", "does not name the format 'charrnn'")]
    [InlineData("cell", "lstm", "cell is 'lstm'; 'rnn'")]
    [InlineData("hidden", "0", "'hidden' is '0'")]
    [InlineData("hidden", "1000000", "from 1 to 4096")]
    [InlineData("hidden", "2", "tensor 'U' is (3,4); (2,4) is expected; tensor 'W'")]
    [InlineData("update", "-1", "'update' is '-1'")]
    [InlineData("smoothLoss", "NaN", "'smoothLoss' is 'NaN'")]
    [InlineData("vocabulary", "[\"a\"]", "must hold 4 different symbols")]
    [InlineData("vocabulary", "[\"a\",\"a\",\"b\",\"c\"]", "must hold 4 different symbols")]
    [InlineData("vocabulary", "[1]", "not a JSON array of strings")]
    [InlineData("vocabulary", "[null]", "not a JSON array of strings")]
    [InlineData("unit", "syllable", "'unit' is 'syllable'; one of character, byte, word is expected")]
    [InlineData("unit", "byte", "'vocabulary' holds a symbol that is no byte")]
    [InlineData("vocabulary", "[\"\\ud800\"]", "not a JSON array of strings")]
    public void Read_WrongMetadata_SaysWhichAndWhy(string key, string value, string message)
    {
        Write(SmallCheckpoint.Create());
        var file = SafetensorsReader.Read(_path);
        var metadata = new Dictionary<string, string>(file.Metadata) { [key] = value };
        metadata.Remove("sha256");
        Rewrite(file with { Metadata = metadata });

        var error = Assert.Throws<InvalidDataException>(() => ModelFile.Read(_path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadWeights_ForeignFileInDouble_FillsTheKernel()
    {
        using var source = RandomKernel.Create(Shape);
        using var target = RandomKernel.Create(Shape, seed: 2);
        var tensors = source.Tensors.Select(
            tensor => new SafetensorsTensor(tensor, SafetensorsType.F64, source.Read(KernelBuffer.Parameters, tensor.Name)));
        Rewrite(new SafetensorsFile([.. tensors], new Dictionary<string, string>()));

        ModelFile.ReadWeights(_path, target, Symbols);

        Assert.Equal(source.Read(KernelBuffer.Parameters, "V"), target.Read(KernelBuffer.Parameters, "V"));
    }

    [Fact]
    public void ReadWeights_NothingFits_ListsEverything()
    {
        Write(SmallCheckpoint.Create());
        using var kernel = RandomKernel.Create(Shape with { Hidden = 2 });

        var error = Assert.Throws<InvalidDataException>(() => ModelFile.ReadWeights(_path, kernel, new Vocabulary(["a", "b", "c", "d"])));

        Assert.Contains("vocabulary of 4 symbols is not that of the text", error.Message, StringComparison.Ordinal);
        foreach (var tensor in new[] { "U", "W", "V", "b" })
            Assert.Contains($"tensor '{tensor}' is (", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadWeights_MissingAndNotFinite_AreNamed()
    {
        using var kernel = RandomKernel.Create(Shape);
        Rewrite(new SafetensorsFile(
            [new(new TensorShape("b", [3]), SafetensorsType.F64, new[] { 0, double.NaN, 1 })], new Dictionary<string, string>()));

        var error = Assert.Throws<InvalidDataException>(() => ModelFile.ReadWeights(_path, kernel, Symbols));

        Assert.Contains("tensor 'U' is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("tensor 'b' holds values that are not finite", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e39)]
    public void Read_WeightBeyondSinglePrecision_IsRefused(double value)
    {
        Write(SmallCheckpoint.Create());
        var file = SafetensorsReader.Read(_path);
        var tensors = file.Tensors.Select(tensor => tensor with { Type = SafetensorsType.F64 }).ToList();
        tensors[3] = tensors[3] with { Values = new[] { 0, value, 0 } };
        Rewrite(file with { Tensors = tensors, Metadata = file.Metadata.Where(pair => pair.Key != "sha256").ToDictionary() });

        var error = Assert.Throws<InvalidDataException>(() => ModelFile.Read(_path));

        Assert.Equal("tensor 'b' holds values that are not finite in single precision", error.Message);
    }

    private void Write(Checkpoint checkpoint)
    {
        using var stream = File.Create(_path);
        ModelFile.Write(stream, checkpoint);
    }

    private void Rewrite(SafetensorsFile file)
    {
        using var stream = File.Create(_path);
        SafetensorsWriter.Write(stream, file);
    }
}
