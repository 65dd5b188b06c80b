namespace CharRnn.Pipeline.Kernels.Tests.Accuracy;

/// <summary>The truth itself, against 60-digit arithmetic.</summary>
public sealed class PreciseMathTests
{
    /// <summary>Of the value: thirteen digits beyond those of a double.</summary>
    private const double Tolerance = 1e-29;

    [Theory]
    [InlineData(1, 2.718281828459045, 1.4456468917292502e-16)]
    [InlineData(-0.3, 0.7408182206817179, -1.805530505953e-18)]
    [InlineData(-20.25, 1.6052280551856116e-09, -3.657643988865463e-26)]
    public void Exp_KnownArgument_IsRightToThirtyDigits(double x, double high, double low) => AssertEqual(new(high, low), PreciseMath.Exp(x));

    [Theory]
    [InlineData(1, 0.7615941559557649, 3.7090214482164924e-17)]
    [InlineData(-0.1746580132231036, -0.17290341458363367, 8.899499676118379e-18)]
    [InlineData(1e-05, 9.999999999666668e-06, -4.5758701526937e-22)]
    [InlineData(7.25, 0.9999989913051835, 4.825784794213681e-17)]
    public void Tanh_KnownArgument_IsRightToThirtyDigits(double x, double high, double low) => AssertEqual(new(high, low), PreciseMath.Tanh(x));

    private static void AssertEqual(DoubleDouble expected, DoubleDouble actual)
    {
        Assert.Equal(expected.High, actual.High);
        Assert.InRange(Math.Abs((actual.Low - expected.Low) / expected.High), 0, Tolerance);
    }
}
