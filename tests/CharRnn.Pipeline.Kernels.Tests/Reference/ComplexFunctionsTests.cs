using System.Numerics;
using CharRnn.Pipeline.Kernels.Reference;

namespace CharRnn.Pipeline.Kernels.Tests.Reference;

public sealed class ComplexFunctionsTests
{
    private const double Step = 1e-30;

    // Two roundings more than the real functions.
    private const double Tolerance = 1e-15;

    [Theory]
    [InlineData(-30)]
    [InlineData(-0.7)]
    [InlineData(0)]
    [InlineData(1e-9)]
    [InlineData(0.4)]
    [InlineData(2.5)]
    public void Functions_TinyImaginaryPart_CarryTheDerivative(double a)
    {
        var x = new Complex(a, Step);
        AssertDerivative(Math.Exp(a), ComplexFunctions.Exp(x));
        AssertDerivative(1 / Math.Cosh(a) / Math.Cosh(a), ComplexFunctions.Tanh(x));
        AssertDerivative(1 / (a + 31), ComplexFunctions.Log(new Complex(a + 31, Step)));
    }

    [Fact]
    public void Tanh_OrdinaryArgument_IsSinhOverCosh()
    {
        var x = new Complex(0.3, -0.8);
        Assert.Equal(0, (ComplexFunctions.Tanh(x) - (Complex.Sinh(x) / Complex.Cosh(x))).Magnitude, 14);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(11)]
    [InlineData(100)]
    public void Dot_AnyLength_IsTheSumOfTheProducts(int length)
    {
        Complex[] a = [.. Enumerable.Range(1, length).Select(j => new Complex(1.0 / j, j - 4))];
        Complex[] b = [.. Enumerable.Range(1, length).Select(j => new Complex(3 - j, 2.0 / j))];
        var expected = a.Zip(b, (x, y) => x * y).Aggregate(Complex.Zero, (sum, product) => sum + product);
        Assert.InRange((ComplexFunctions.Dot(a, b) - expected).Magnitude / expected.Magnitude, 0, Tolerance);
    }

    private static void AssertDerivative(double expected, Complex actual)
    {
        // 1 - tanh^2 cancels for large |a|: the network's own derivative, which it must agree with, is formed the same way.
        var error = Math.Abs((actual.Imaginary / Step) - expected);
        Assert.True(error <= Tolerance * Math.Max(1, expected), $"derivative {actual.Imaginary / Step:R}, expected {expected:R}");
    }
}
