using System.Text.Json;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Tests.TestKit;
using CharRnn.Pipeline.Stages.GradCheck;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.Stages;

public sealed class GradCheckStageTests
{
    private static readonly EncodedText Text = Texts.Lines(1);

    // The configured vocabulary size is not the text's: the text's counts.
    private static readonly KernelShape Configured = new("rnn", Hidden: 8, Vocabulary: 78, Sequence: 25);

    [Fact]
    public async Task RunAsync_SoundKernel_WritesTheChainAndTheArtifact()
    {
        using var run = Start();
        await Stage(new ReferenceCatalog()).RunAsync(run.Context, CancellationToken.None);

        var check = run.Context.Get<GradientCheck>();
        Assert.True(check.Passed);
        Assert.Equal(Text.Vocabulary.Count, check.Kernel.Shape.Vocabulary);

        var root = JsonDocument.Parse(run.Bytes("gradcheck.json")).RootElement;
        Assert.Equal(["step", "limit", "passed", "tensors"], root.EnumerateObject().Select(property => property.Name));
        var row = root.GetProperty("tensors")[0];
        Assert.Equal(
            ["name", "shape", "checked", "zeros", "max", "mean", "norm", "complex", "reference", "float"],
            row.EnumerateObject().Select(property => property.Name));
        Assert.Equal([8, Text.Vocabulary.Count], row.GetProperty("shape").EnumerateArray().Select(n => n.GetInt32()));
        Assert.Equal(check.Tensors[0].Norm, row.GetProperty("norm").GetDouble());
    }

    [Theory]
    [InlineData(Precision.Double, 1.01, "double kernel against the reference")]
    [InlineData(Precision.Double, double.NaN, "double kernel against the reference: NaN")]
    [InlineData(Precision.Single, 1.01, "float kernel against the double kernel")]
    public async Task RunAsync_WrongKernel_WritesTheFileAndSaysWhichLinkFailed(Precision precision, double factor, string link)
    {
        using var run = Start();
        var catalog = new ReferenceCatalog((kernel, p) => p == precision ? new WrongGradientKernel(kernel, "V", factor) : kernel);

        var error = await Assert.ThrowsAsync<StageFailedException>(() => Stage(catalog).RunAsync(run.Context, CancellationToken.None));

        Assert.Equal(ExitCode.GradientCheckFailed, error.ExitCode);
        Assert.Contains("V: " + link, error.Message, StringComparison.Ordinal);
        Assert.False(JsonDocument.Parse(run.Bytes("gradcheck.json")).RootElement.GetProperty("passed").GetBoolean());
    }

    [Fact]
    public async Task RunAsync_ShortText_SaysHowManySymbolsAreNeeded()
    {
        using var run = Start();
        run.Context.Put(Text with { Ids = Text.Ids[..25] });
        var error = await Assert.ThrowsAsync<StageFailedException>(
            () => Stage(new ReferenceCatalog()).RunAsync(run.Context, CancellationToken.None));
        Assert.Contains("25 symbols; the gradient check needs 26", error.Message, StringComparison.Ordinal);
    }

    private static TestRun Start()
    {
        var run = new TestRun(Configured);
        run.Context.Put(Text);
        return run;
    }

    private static GradCheckStage Stage(IKernelCatalog catalog) =>
        new(new GradCheckOptions(), catalog, NullLogger<GradCheckStage>.Instance);
}
