using System.Globalization;
using System.IO.Compression;
using System.Text;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Commands;

public sealed class ScoreCommandTests(TrainedRun run) : IClassFixture<TrainedRun>
{
    private const string Sentence = "The sea was calm.\nThe clock was not.\n";

    [Fact]
    public async Task Run_Text_TellsItsFiguresInOneLanguage()
    {
        var figures = Figures((await Score(TrainedRun.Text)).Output);

        Assert.Equal(["characters", "nats per character", "bits per character", "perplexity"], figures.Keys);
        Assert.Equal(699_597, figures["characters"]);

        // After 300 updates a model does better than counting characters alike, and worse than a trained one.
        Assert.InRange(figures["nats per character"], 1.5, Math.Log(78));
        Assert.Equal(figures["nats per character"] / Math.Log(2), figures["bits per character"], 3);
        Assert.Equal(Math.Exp(figures["nats per character"]), figures["perplexity"], 1);
    }

    [Fact]
    public async Task Run_PerCharacter_TheTablesMeanIsTheScore()
    {
        using var workspace = new Workspace();
        var text = workspace.Write("text.txt", Sentence);

        var score = await Score(text);
        var table = await Score(text, "--per-character");

        var lines = table.Output.TrimEnd().Split('\n');
        Assert.Equal("position\tsymbol\tnats\tbits", lines[0]);
        var rows = lines.Skip(1).Select(line => line.Split('\t')).ToList();
        Assert.Equal(Enumerable.Range(2, Sentence.Length - 1), rows.Select(row => int.Parse(row[0], CultureInfo.InvariantCulture)));
        Assert.Equal("\"h\"", rows[0][1]);
        Assert.Equal("\"\\n\"", rows[^1][1]);
        Assert.Equal(Figures(score.Output)["nats per character"], rows.Average(row => Number(row[2])), 3);
        Assert.Equal(Figures(score.Output)["bits per character"], rows.Average(row => Number(row[3])), 3);
        Assert.Equal(score.Output, table.Error);
    }

    [Fact]
    public async Task Run_ByteOrderMarkCarriageReturnsAndGzip_AreReadAsTheLoadStageDoes()
    {
        using var workspace = new Workspace();
        var plain = workspace.Write("plain.txt", Sentence);
        byte[] other = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sentence.Replace("\n", "\r\n", StringComparison.Ordinal))];
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionMode.Compress))
            gzip.Write(other);
        var packed = workspace.Write("other.txt.gz", compressed.ToArray());

        Assert.Equal((await Score(plain)).Output, (await Score(packed)).Output);
    }

    [Fact]
    public async Task Run_Words_TellsBitsPerCharacterAndUnknownWords()
    {
        using var workspace = new Workspace();
        TinyModel.Write(workspace.PathOf("tiny.safetensors"), "word", "\n", " sea", "<unk>", "The");
        workspace.Write("text.txt", "The green sea\n");

        var figures = Figures((await workspace.RunAsync("score", "tiny.safetensors", "text.txt")).Ended(0).Output);

        Assert.Equal(["characters", "words", "unknown words", "nats per word", "bits per word", "bits per character", "perplexity"], figures.Keys);
        Assert.Equal(4, figures["words"]);
        Assert.Equal(1, figures["unknown words"]);
        Assert.Equal(figures["bits per word"] * 4 / 14, figures["bits per character"], 3);
    }

    [UnixFact]
    public async Task Run_ReaderOfTheTableStops_EndsQuietly()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunShellAsync($"charrnn score '{run.Best}' '{TrainedRun.Text}' --per-character | head -n 1")).Ended(0);

        Assert.Equal("position\tsymbol\tnats\tbits\n", result.Output);
        Assert.Empty(result.Error);
    }

    private async Task<ProcessResult> Score(string text, params string[] options) =>
        (await RunningProgram.RunAsync(run.Folder, ["score", run.Folder, text, .. options])).Ended(0);

    private static Dictionary<string, double> Figures(string output) =>
        output.TrimEnd().Split('\n').ToDictionary(line => line[..20].TrimEnd(), line => Number(line[20..]));

    private static double Number(string text) => double.Parse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
