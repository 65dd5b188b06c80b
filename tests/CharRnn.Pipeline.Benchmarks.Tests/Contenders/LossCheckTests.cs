using CharRnn.Pipeline.Benchmarks.Contenders;

namespace CharRnn.Pipeline.Benchmarks.Tests.Contenders;

public class LossCheckTests
{
    private static readonly double[] Reference = [109.5, 108.25, 90];

    [Fact]
    public void Compare_SmallDistances_GivesTheLargest()
    {
        var (distance, complaint) = LossCheck.Compare(Reference, [109.5, 108.25 + 5e-4, 90 - 2e-4], LossCheck.SingleTolerance);

        Assert.Null(complaint);
        Assert.Equal(5e-4, distance, 1e-12);
    }

    [Theory]
    [InlineData(90.01)]
    [InlineData(double.NaN)]
    public void Compare_AnotherLoss_NamesTheUpdate(double loss)
    {
        var (_, complaint) = LossCheck.Compare(Reference, [109.5, 108.25, loss], LossCheck.SingleTolerance);

        Assert.StartsWith("loss of update 3 ", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_TooFewLosses_Complains()
    {
        var (_, complaint) = LossCheck.Compare(Reference, [109.5], LossCheck.SingleTolerance);

        Assert.Equal("1 losses instead of 3", complaint);
    }
}
