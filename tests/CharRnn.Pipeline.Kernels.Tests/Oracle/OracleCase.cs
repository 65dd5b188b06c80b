using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Tests.Oracle;

/// <summary>One case of the oracle: an independent NumPy program in float64, its text, weights, losses, gradients and one stored step.</summary>
/// <remarks>The small case lies beside the tests. The larger ones are read from the folder that CHARRNN_SHARED names, or from a
/// folder <c>shared</c> somewhere above the tests, when there is one.</remarks>
public sealed class OracleCase
{
    private static readonly string Embedded = Path.Combine(AppContext.BaseDirectory, "Oracle", "Data");
    private static readonly string? Shared = FindShared();

    private readonly string _folder;
    private readonly string _name;
    private readonly JsonElement _json;

    private OracleCase(string folder, string name)
    {
        (_folder, _name) = (folder, name);
        _json = JsonDocument.Parse(File.ReadAllText(PathOf("json"))).RootElement;
        Shape = new KernelShape("rnn", Int("m"), Int("K"), Int("T"));
        Ids = ReadIds();
        Losses = [.. _json.GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble())];
    }

    /// <summary>The cases that can be read here, by name.</summary>
    public static TheoryData<string> Names => new(Folders().SelectMany(NamesIn).Distinct());

    /// <summary>The network's dimensions.</summary>
    public KernelShape Shape { get; }

    /// <summary>The text as symbol ids.</summary>
    public int[] Ids { get; }

    /// <summary>The first 200 losses, each before its update.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>AdaGrad's eta and the clip.</summary>
    public AdaGradStep Step => new(_json.GetProperty("eta").GetDouble(), _json.GetProperty("clip").GetDouble());

    /// <summary>True when the trajectory does not depend on rounding: with eta 0.1 the training map is chaotic.</summary>
    public bool IsReproducible => Step.LearningRate < 0.05;

    /// <summary>AdaGrad's epsilon.</summary>
    public double Epsilon => _json.GetProperty("eps").GetDouble();

    /// <summary>The place in the text where the stored step, update 101, starts.</summary>
    public int StoredPosition => Int("pos101");

    /// <summary>The loss of the stored step.</summary>
    public double StoredLoss => _json.GetProperty("loss101").GetDouble();

    /// <summary>Reads a case.</summary>
    public static OracleCase Load(string name) =>
        new(Folders().First(folder => File.Exists(Path.Combine(folder, name + ".json"))), name);

    /// <summary>The sequence that starts at a place in the text, and its successors.</summary>
    public (int[] X, int[] Y) Sequence(int position) =>
        (Ids[position..(position + Shape.Sequence)], Ids[(position + 1)..(position + Shape.Sequence + 1)]);

    /// <summary>A stored array: <c>init</c>, <c>grad1</c>, <c>w100</c>, <c>s100</c>, <c>h100</c>, <c>grad101</c> or <c>w101</c>.</summary>
    public double[] Array(string kind) => MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(PathOf(kind + ".bin"))).ToArray();

    private static IEnumerable<string> Folders() => Shared is null ? [Embedded] : [Embedded, Path.Combine(Shared, "oracle")];

    private static IEnumerable<string> NamesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    private static string? FindShared()
    {
        if (Environment.GetEnvironmentVariable("CHARRNN_SHARED") is { Length: > 0 } named)
            return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(shared, "oracle")))
                return shared;
        }

        return null;
    }

    private int Int(string key) => _json.GetProperty(key).GetInt32();

    private string PathOf(string kind) => Path.Combine(_folder, $"{_name}.{kind}");

    private int[] ReadIds()
    {
        if (File.Exists(PathOf("text.u8")))
            return [.. File.ReadAllBytes(PathOf("text.u8")).Select(id => (int)id)];

        var text = File.ReadAllText(Path.Combine(Shared!, "corpora", _json.GetProperty("text").GetString()!)).ReplaceLineEndings("\n");
        var ids = _json.GetProperty("vocab").EnumerateArray().Select((rune, id) => (rune, id)).ToDictionary(x => x.rune.GetInt32(), x => x.id);
        return [.. text.EnumerateRunes().Take(Int("prefix_chars")).Select((Rune rune) => ids[rune.Value])];
    }
}
