using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Model.Checking;
using CharRnn.Pipeline.Model.Tests.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.Checking;

public sealed class GradientCheckerTests
{
    private const double Step = 1e-4;
    private const double Limit = 2e-7;

    /// <summary>Rounding of the losses, divided by the step.</summary>
    private const double DifferenceNoise = 1e-9;

    private static readonly KernelShape Shape = new("rnn", Hidden: 6, Vocabulary: 5, Sequence: 8);

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(1, 3, 4)]
    [InlineData(7, 2, 2)]
    [InlineData(5, 16, 3)]
    [InlineData(17, 9, 6)]
    public void Check_ReferenceKernel_Passes(int hidden, int vocabulary, int sequence)
    {
        var shape = new KernelShape("rnn", hidden, vocabulary, sequence);
        using var kernel = RandomKernel.Create(shape);
        using var single = RandomKernel.Create(shape, seed: 9);

        var check = Check(kernel, single);

        Assert.Empty(GradientChain.Failures(check.Tensors, Limit));
        Assert.True(check.Passed);
        Assert.Equal(["U", "W", "V", "b", "c"], check.Tensors.Select(row => row.Name));
        Assert.All(check.Tensors, row => Assert.Equal(row.Shape.Aggregate(1, (a, b) => a * b), row.Checked));
    }

    [Fact]
    public void Check_AbsentSymbols_AreExactZeros()
    {
        using var kernel = RandomKernel.Create(Shape);
        using var single = RandomKernel.Create(Shape);
        int[] x = [0, 1, 0, 1, 0, 1, 0, 1];

        var check = new GradientChecker([kernel], single).Check(x, x, Step, Limit, new RecordedProgress(), CancellationToken.None);

        Assert.Equal(3 * Shape.Hidden, check.Tensors.Single(row => row.Name == "U").Zeros);
        Assert.True(check.Passed);
    }

    [Theory]
    [InlineData("U")]
    [InlineData("W")]
    [InlineData("V")]
    [InlineData("b")]
    [InlineData("c")]
    public void Check_WrongDoubleGradient_BreaksTheLinksOfThatTensor(string tensor)
    {
        using var kernel = new WrongGradientKernel(RandomKernel.Create(Shape), tensor, factor: 1.001);
        using var single = RandomKernel.Create(Shape);

        var check = Check(kernel, single);

        var failures = GradientChain.Failures(check.Tensors, Limit);
        Assert.False(check.Passed);
        Assert.All(failures, failure => Assert.StartsWith(tensor + ": ", failure, StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.Contains("central differences against the double kernel", StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.Contains("double kernel against the reference", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_WrongFloatGradient_BreaksTheFloatLinkAlone()
    {
        using var kernel = RandomKernel.Create(Shape);
        using var single = new WrongGradientKernel(RandomKernel.Create(Shape), "V", factor: 1.01);

        var failure = Assert.Single(GradientChain.Failures(Check(kernel, single).Tensors, Limit));

        Assert.StartsWith("V: float kernel against the double kernel: ", failure, StringComparison.Ordinal);
        Assert.EndsWith(", at most 1E-05", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_GradientThatIsNotANumber_Fails()
    {
        using var kernel = new WrongGradientKernel(RandomKernel.Create(Shape), "b", factor: double.NaN);
        using var single = RandomKernel.Create(Shape);
        Assert.False(Check(kernel, single).Passed);
    }

    [Fact]
    public void Check_Twice_GivesTheSameFiguresAndLeavesTheWeights()
    {
        using var kernel = RandomKernel.Create(Shape);
        using var single = RandomKernel.Create(Shape);
        var weights = kernel.Read(KernelBuffer.Parameters, "W");

        var (first, second) = (Check(kernel, single), Check(kernel, single));

        Assert.Equal(weights, kernel.Read(KernelBuffer.Parameters, "W"));
        foreach (var (a, b) in first.Tensors.Zip(second.Tensors))
            Assert.Equal((a.Max, a.Mean, a.Norm, a.Complex, a.Reference, a.Float), (b.Max, b.Mean, b.Norm, b.Complex, b.Reference, b.Float));
    }

    [Fact]
    public void Check_SharedByThreeKernels_GivesTheSameFigures()
    {
        using var single = RandomKernel.Create(Shape);
        using var alone = RandomKernel.Create(Shape);
        IRnnKernel[] team = [RandomKernel.Create(Shape), RandomKernel.Create(Shape), RandomKernel.Create(Shape)];
        team[2].Write(KernelBuffer.Parameters, "W", new double[Shape.Hidden * Shape.Hidden]);

        var shared = new GradientChecker(team, single)
            .Check(Symbols(Shape, 0), Symbols(Shape, 1), Step, Limit, new RecordedProgress(), CancellationToken.None);

        foreach (var (a, b) in Check(alone, single).Tensors.Zip(shared.Tensors))
            Assert.Equal((a.Max, a.Mean, a.Norm), (b.Max, b.Mean, b.Norm));
    }

    /// <summary>A kernel that can do without the forward sweep for V and c is judged as one that cannot.</summary>
    [Fact]
    public void Check_KernelWithOutputProbe_GivesTheFiguresOfTheWholeLoss()
    {
        var catalog = new KernelCatalog(NullLogger<KernelCatalog>.Instance);
        using var single = RandomKernel.Create(Shape);
        using var kernel = RandomKernel.Fill(catalog.Create(Shape, Precision.Double));
        using var withoutProbe = new DelegatingKernel(RandomKernel.Fill(catalog.Create(Shape, Precision.Double)));
        Assert.IsAssignableFrom<IOutputProbe>(kernel);

        var (probed, whole) = (Check(kernel, single), Check(withoutProbe, single));

        Assert.True(probed.Passed);
        Assert.True(whole.Passed);
        foreach (var (a, b) in probed.Tensors.Zip(whole.Tensors))
            Assert.InRange(Math.Abs(a.Norm - b.Norm), 0, DifferenceNoise);
    }

    [Fact]
    public void Check_Progress_CountsEveryElementOfBothMethods()
    {
        using var kernel = RandomKernel.Create(Shape);
        using var single = RandomKernel.Create(Shape);
        var progress = new RecordedProgress();

        new GradientChecker([kernel], single).Check(Symbols(Shape, 0), Symbols(Shape, 1), Step, Limit, progress, CancellationToken.None);

        var total = 2L * kernel.Tensors.Sum(tensor => tensor.Count);
        Assert.Equal(total, progress.Reports.Max(report => report.Done));
        Assert.All(progress.Reports, report => Assert.True(report.Total == total && report.Unit == "elements", report.ToString()));
    }

    [Fact]
    public void Check_Cancelled_Stops()
    {
        using var kernel = RandomKernel.Create(Shape);
        using var single = RandomKernel.Create(Shape);
        Assert.Throws<OperationCanceledException>(() => { Check(kernel, single, new CancellationToken(canceled: true)); });
    }

    private static GradientCheck Check(IRnnKernel kernel, IRnnKernel single, CancellationToken cancellation = default)
    {
        var shape = kernel.Info.Shape;
        return new GradientChecker([kernel], single).Check(
            Symbols(shape, 0), Symbols(shape, 1), Step, Limit, new RecordedProgress(), cancellation);
    }

    /// <summary>A sequence that visits the symbols in an uneven order.</summary>
    private static int[] Symbols(KernelShape shape, int start) =>
        [.. Enumerable.Range(start, shape.Sequence).Select(t => t * (t + 3) / 2 % shape.Vocabulary)];
}
