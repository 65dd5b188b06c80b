using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Json;
using CharRnn.Pipeline.Model.Randomness;
using CharRnn.Pipeline.Model.Text;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>What the metadata of a model file says: keys, their text, and reading them back.</summary>
internal static class ModelMetadata
{
    private const string KnownCell = "rnn";

    private const string Format = "format";
    private const string FormatName = "charrnn";
    private const string Cell = "cell";
    private const string Hidden = "hidden";
    private const string VocabularySize = "vocabularySize";
    private const string Sequence = "sequence";
    private const string Unit = "unit";
    private const string Vocabulary = "vocabulary";
    private const string Update = "update";
    private const string SmoothLoss = "smoothLoss";
    private const string Epoch = "epoch";
    private const string Position = "position";
    private const string Random = "randomState";
    private const string Saturated = "saturatedUnits";
    private const string Measured = "measuredUnits";
    private const string MetricLines = "metricLines";
    private const string SampleLines = "sampleLines";
    private const string Unfinished = "unfinished";
    private const string Stage = "stage";
    private const string TextSha256 = "textSha256";
    private const string ConfigurationSha256 = "configurationSha256";
    private const string ProductVersion = "productVersion";

    private const string NoVocabulary = $"Metadata '{Vocabulary}' is not a JSON array of strings.";

    private static readonly JsonSerializerOptions VocabularyOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Dictionary<string, string> Write(Checkpoint checkpoint)
    {
        var model = checkpoint.Model;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Format] = FormatName,
            [Cell] = model.Shape.Cell,
            [Hidden] = Text(model.Shape.Hidden),
            [VocabularySize] = Text(model.Shape.Vocabulary),
            [Sequence] = Text(model.Shape.Sequence),
            [Unit] = model.Unit,
            [Vocabulary] = JsonSerializer.Serialize(model.Vocabulary.Symbols, VocabularyOptions),
            [Update] = Text(model.Update),
            [SmoothLoss] = model.SmoothLoss.ToString("R", CultureInfo.InvariantCulture),
            [Epoch] = Text(checkpoint.Epoch),
            [Position] = Text(checkpoint.Position),
            [Random] = checkpoint.Random.ToString(),
            [Saturated] = Text(checkpoint.Saturation.Saturated),
            [Measured] = Text(checkpoint.Saturation.Measured),
            [MetricLines] = Text(checkpoint.MetricLines),
            [SampleLines] = Text(checkpoint.SampleLines),
            [Unfinished] = Text(checkpoint.IsUnfinished ? 1 : 0),
            [Stage] = checkpoint.Fingerprint.Stage,
            [TextSha256] = checkpoint.Fingerprint.TextSha256,
            [ConfigurationSha256] = checkpoint.Fingerprint.ConfigurationSha256,
            [ProductVersion] = checkpoint.Fingerprint.ProductVersion,
        };
    }

    /// <summary>Whether training wrote the file.</summary>
    public static bool IsOurs(IReadOnlyDictionary<string, string> metadata) => metadata.GetValueOrDefault(Format) == FormatName;

    public static KernelShape ReadShape(IReadOnlyDictionary<string, string> metadata)
    {
        if (!IsOurs(metadata))
            throw new InvalidDataException($"The metadata does not name the format '{FormatName}': the file was not written by training.");
        var shape = new KernelShape(
            Required(metadata, Cell),
            (int)Number(metadata, Hidden, ModelReader.MaximumHidden),
            (int)Number(metadata, VocabularySize, ModelReader.MaximumVocabulary),
            (int)Number(metadata, Sequence, ModelReader.MaximumSequence));
        return shape.Cell == KnownCell
            ? shape
            : throw new InvalidDataException($"The model's cell is '{Excerpt.Of(shape.Cell)}'; '{KnownCell}' is the one that can be read.");
    }

    public static ModelSnapshot ReadModel(IReadOnlyDictionary<string, string> metadata, KernelShape shape, IReadOnlyList<Tensor> tensors)
    {
        var vocabulary = ReadVocabulary(metadata, shape);
        var unit = ReadUnit(metadata, vocabulary);
        return new ModelSnapshot(shape, unit, vocabulary, tensors, Number(metadata, Update, long.MaxValue), ReadSmoothLoss(metadata));
    }

    public static Checkpoint ReadCheckpoint(
        IReadOnlyDictionary<string, string> metadata, ModelSnapshot model, IReadOnlyList<Tensor> memory, Tensor hidden) => new()
        {
            Model = model,
            OptimizerMemory = memory,
            Hidden = hidden,
            Epoch = (int)Number(metadata, Epoch, int.MaxValue),
            Position = Number(metadata, Position, int.MaxValue, smallest: 0),
            Random = ReadRandom(metadata),
            Saturation = new SaturationCount(
                Number(metadata, Saturated, long.MaxValue, smallest: 0), Number(metadata, Measured, long.MaxValue, smallest: 0)),
            MetricLines = (int)Number(metadata, MetricLines, int.MaxValue),
            SampleLines = (int)Number(metadata, SampleLines, int.MaxValue, smallest: 0),
            IsUnfinished = Number(metadata, Unfinished, 1, smallest: 0) == 1,
            Fingerprint = new RunFingerprint(
                Required(metadata, Stage), Required(metadata, TextSha256), Required(metadata, ConfigurationSha256), Required(metadata, ProductVersion)),
        };

    /// <summary>The symbols of the vocabulary; null when there is none.</summary>
    public static string[]? Symbols(IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(Vocabulary, out var json))
            return null;
        try
        {
            if (JsonSerializer.Deserialize<string?[]>(json) is { } symbols && !symbols.Contains(null))
                return symbols!;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(NoVocabulary, error);
        }

        throw new InvalidDataException(NoVocabulary);
    }

    private static Vocabulary ReadVocabulary(IReadOnlyDictionary<string, string> metadata, KernelShape shape)
    {
        var symbols = Symbols(metadata) ?? throw new InvalidDataException($"Metadata '{Vocabulary}' is missing.");
        if (symbols.Length != shape.Vocabulary || symbols.Distinct(StringComparer.Ordinal).Count() != symbols.Length)
            throw new InvalidDataException($"Metadata '{Vocabulary}' must hold {shape.Vocabulary} different symbols.");
        return new Vocabulary(symbols);
    }

    private static string ReadUnit(IReadOnlyDictionary<string, string> metadata, Vocabulary vocabulary)
    {
        var unit = Required(metadata, Unit);
        if (!TextUnits.Names.Contains(unit))
            throw new InvalidDataException($"Metadata '{Unit}' is '{Excerpt.Of(unit)}'; one of {string.Join(", ", TextUnits.Names)} is expected.");
        try
        {
            _ = TextUnits.ByName(unit).Join(vocabulary.Symbols);
            return unit;
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"Metadata '{Vocabulary}' holds a symbol that is no {unit}.", error);
        }
    }

    private static double ReadSmoothLoss(IReadOnlyDictionary<string, string> metadata) =>
        double.TryParse(Required(metadata, SmoothLoss), NumberStyles.Float, CultureInfo.InvariantCulture, out var loss) && double.IsFinite(loss)
            ? loss
            : throw new InvalidDataException($"Metadata '{SmoothLoss}' is '{Excerpt.Of(metadata[SmoothLoss])}'; a finite number is expected.");

    private static RandomState ReadRandom(IReadOnlyDictionary<string, string> metadata) =>
        RandomState.TryParse(Required(metadata, Random), out var state) && state != default
            ? state
            : throw new InvalidDataException($"Metadata '{Random}' is '{Excerpt.Of(metadata[Random])}'; 64 hexadecimal digits, not all 0, are expected.");

    private static long Number(IReadOnlyDictionary<string, string> metadata, string key, long largest, long smallest = 1) =>
        long.TryParse(Required(metadata, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest
            ? number
            : throw new InvalidDataException($"Metadata '{key}' is '{Excerpt.Of(metadata[key])}'; a whole number from {smallest} to {largest} is expected.");

    private static string Required(IReadOnlyDictionary<string, string> metadata, string key) =>
        metadata.TryGetValue(key, out var text) ? text : throw new InvalidDataException($"Metadata '{key}' is missing.");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
