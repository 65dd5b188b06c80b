using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Model.Checking;
using CharRnn.Pipeline.Model.Tests.TestKit;
using CharRnn.Pipeline.Model.Text;
using CharRnn.Pipeline.Model.Training;
using CharRnn.Pipeline.Stages.Load;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.Stages;

/// <summary>The gradient check that a user gets from the default pipeline: every element, at m = 100, on the emitted kernels.</summary>
public sealed class DefaultTextGradientTests
{
    /// <summary>The seed's norm ratios, W 3.9e-8, U 2.9e-9, V 3.9e-9, b 1.9e-9, c 3.2e-10, rounded up to what another text may need.</summary>
    private static readonly Dictionary<string, double> Limits = new() { ["W"] = 1e-7, ["U"] = 1e-8, ["V"] = 1e-8, ["b"] = 5e-9, ["c"] = 1e-9 };

    [Fact]
    public async Task Check_DefaultPipeline_StaysWithinTheSeedsFigures()
    {
        using var run = new TestRun(new KernelShape("rnn", 100, 78, 25));
        await new LoadStage(new LoadOptions(), NullLogger<LoadStage>.Instance).RunAsync(run.Context, CancellationToken.None);
        var ids = TextEncoder.Encode(run.Context.Get<Corpus>(), TextUnits.ByName("character"), 2000).Ids.ToArray();
        var kernels = new KernelCatalog(NullLogger<KernelCatalog>.Instance);
        using var exact = kernels.Create(run.Context.Pipeline.Model, Precision.Double);
        using var single = kernels.Create(run.Context.Pipeline.Model, Precision.Single);
        InitialWeights.Write(exact, seed: 1);

        var check = new GradientChecker([exact], single).Check(ids.AsSpan(0, 25), ids.AsSpan(1, 25), 1e-4, 2e-7, run.Progress, CancellationToken.None);

        Assert.Equal(KernelEngine.Generated, check.Kernel.Engine);
        foreach (var row in check.Tensors)
        {
            Assert.InRange(row.Norm, 0, Limits[row.Name]);
            Assert.InRange(row.Complex, 0, 1e-14);
            Assert.InRange(row.Reference, 0, 1e-12);
            Assert.InRange(row.Float, 0, 1e-5);
        }
    }
}
