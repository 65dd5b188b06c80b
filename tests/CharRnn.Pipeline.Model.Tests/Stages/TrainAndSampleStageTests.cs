using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Tests.TestKit;
using CharRnn.Pipeline.Model.Training;
using CharRnn.Pipeline.Stages.Sample;
using CharRnn.Pipeline.Stages.Train;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.Stages;

public sealed class TrainAndSampleStageTests
{
    private static readonly EncodedText Text = Texts.Lines();
    private static readonly KernelShape Configured = new("rnn", Hidden: 8, Vocabulary: 78, Sequence: 25);
    private static readonly TrainOptions Short = new() { Updates = 60, CheckpointEvery = 20, LearningRate = 0.05 };

    [Fact]
    public async Task Train_ThenSample_WritesThePassageOfTheBestModel()
    {
        using var run = Start();
        await Train(run, Short);
        await Sample(run, new SampleOptions { Length = 300 });

        var model = run.Context.Get<TrainedModel>();
        var passage = run.Context.Get<Passage>();
        Assert.Equal((model.Best.Update, model.Best.SmoothLoss, 1.0), (passage.Update, passage.SmoothLoss, passage.Temperature));
        Assert.Equal(300, passage.Text.Length);
        Assert.Equal(passage.Text, File.ReadAllText(run.Context.RunFolder.PathOf("passage.txt")));
        Assert.Equal(Text.Vocabulary.Count, model.Kernel.Shape.Vocabulary);
    }

    [Fact]
    public async Task Sample_Twice_WritesTheSamePassage()
    {
        using var run = Start();
        await Train(run, Short);
        await Sample(run, new SampleOptions());
        var first = run.Context.Get<Passage>().Text;
        await Sample(run, new SampleOptions());
        Assert.Equal(first, run.Context.Get<Passage>().Text);
    }

    [Fact]
    public async Task Sample_Prime_StandsInFrontAndIsNotCounted()
    {
        using var run = Start();
        await Train(run, Short);
        await Sample(run, new SampleOptions { Prime = "the mill", Length = 20 });
        var passage = run.Context.Get<Passage>().Text;
        Assert.StartsWith("the mill", passage, StringComparison.Ordinal);
        Assert.Equal("the mill".Length + 20, passage.Length);
    }

    [Fact]
    public async Task Sample_PrimeWithUnknownSymbols_NamesThem()
    {
        using var run = Start();
        await Train(run, Short);
        var error = await Assert.ThrowsAsync<PipelineConfigurationException>(() => Sample(run, new SampleOptions { Prime = "the QXQ" }));
        var problem = Assert.Single(error.Problems);
        Assert.Equal("prime", problem.Subject);
        Assert.StartsWith("'Q', 'X' did not occur in the text", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_FromACheckpoint_StartsWithItsWeights()
    {
        using var first = Start();
        await Train(first, Short);
        var checkpoint = first.Context.RunFolder.PathOf("checkpoints/last.safetensors");

        using var second = Start();
        await Train(second, Short with { From = checkpoint });

        var (fresh, continued) = (first.Context.Get<TrainedModel>(), second.Context.Get<TrainedModel>());
        Assert.True(continued.Metrics[0].Loss < 0.95 * fresh.Metrics[0].Loss, $"{continued.Metrics[0].Loss} after {fresh.Metrics[0].Loss}");
    }

    [Theory]
    [InlineData("missing.safetensors", "'missing.safetensors' cannot be used as initial weights: ")]
    [InlineData("other.safetensors", "'other.safetensors' cannot be used as initial weights: tensor 'U' is (3,")]
    [InlineData("notes.txt", "'notes.txt' cannot be used as initial weights: The header would be ")]
    [InlineData(".", "'.' cannot be used as initial weights: ")]
    public async Task Train_UnusableFrom_PointsAtTheOption(string from, string message)
    {
        using var other = new TestRun(Configured with { Hidden = 3 });
        other.Context.Put(Text);
        await Train(other, Short);
        using var run = Start();
        File.Copy(other.Context.RunFolder.PathOf("checkpoints/last.safetensors"), Path.Combine(run.Context.Pipeline.Folder, "other.safetensors"));
        File.WriteAllText(Path.Combine(run.Context.Pipeline.Folder, "notes.txt"), "This is no model at all.");

        var error = await Assert.ThrowsAsync<PipelineConfigurationException>(() => Train(run, Short with { From = from }));

        var problem = Assert.Single(error.Problems);
        Assert.Equal("from", problem.Subject);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_Epsilon_IsWhatTheMemoryStartsFrom()
    {
        using var run = Start();
        var epsilons = new List<double>();
        var catalog = new ReferenceCatalog((kernel, _) =>
        {
            epsilons.Add(kernel.Read(KernelBuffer.OptimizerMemory, "b")[0]);
            return kernel;
        });

        await new TrainStage(Short with { Epsilon = 1e-6 }, catalog, NullLogger<TrainStage>.Instance).RunAsync(run.Context, CancellationToken.None);

        Assert.Equal([1e-6], epsilons);
    }

    private static TestRun Start()
    {
        var run = new TestRun(Configured);
        run.Context.Put(Text);
        return run;
    }

    private static Task Train(TestRun run, TrainOptions options) =>
        new TrainStage(options, new ReferenceCatalog(), NullLogger<TrainStage>.Instance).RunAsync(run.Context, CancellationToken.None);

    private static Task Sample(TestRun run, SampleOptions options) =>
        new SampleStage(options, new ReferenceCatalog(), NullLogger<SampleStage>.Instance).RunAsync(run.Context, CancellationToken.None);
}
