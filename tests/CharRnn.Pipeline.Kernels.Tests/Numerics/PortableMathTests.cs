using System.Security.Cryptography;
using CharRnn.Pipeline.Kernels.Numerics;

namespace CharRnn.Pipeline.Kernels.Tests.Numerics;

public sealed class PortableMathTests
{
    // The system's own functions are good to 1 ulp themselves, which is added to our bound of 1 (exp, log) or 2 (tanh).
    private const long UlpsFromSystem = 2;
    private const long TanhUlpsFromSystem = 3;

    // Correctly rounded values from 200-bit arithmetic.
    [Theory]
    [InlineData(1, 2.718281828459045)]
    [InlineData(-1, 0.36787944117144233)]
    [InlineData(0.5, 1.6487212707001282)]
    [InlineData(-0.1, 0.9048374180359595)]
    [InlineData(10, 22026.465794806718)]
    [InlineData(-20.25, 1.6052280551856116e-09)]
    [InlineData(100, 2.6881171418161356e+43)]
    [InlineData(-700.5, 5.980196118639791e-305)]
    [InlineData(709.75, 1.7398368732641605e+308)]
    [InlineData(-745, 5e-324)]
    public void Exp_KnownArgument_WithinOneUlp(double x, double expected) => AssertUlps(expected, PortableMath.Exp(x), 1, x);

    [Theory]
    [InlineData(2, 0.6931471805599453)]
    [InlineData(10, 2.302585092994046)]
    [InlineData(0.1, -2.3025850929940455)]
    [InlineData(0.75, -0.2876820724517809)]
    [InlineData(1.4142135623730951, 0.3465735902799727)]
    [InlineData(1.0000001, 9.999999505838704e-08)]
    [InlineData(1e-300, -690.7755278982137)]
    [InlineData(1e300, 690.7755278982137)]
    [InlineData(5e-324, -744.4400719213812)]
    [InlineData(123456.789, 11.723646487185881)]
    public void Log_KnownArgument_WithinOneUlp(double x, double expected) => AssertUlps(expected, PortableMath.Log(x), 1, x);

    [Theory]
    [InlineData(0.1, 0.09966799462495582)]
    [InlineData(-0.5, -0.46211715726000974)]
    [InlineData(0.9999, 0.7615521553229998)]
    [InlineData(1, 0.7615941559557649)]
    [InlineData(-1.5, -0.9051482536448664)]
    [InlineData(3, 0.9950547536867305)]
    [InlineData(8.25, 0.9999998634879418)]
    [InlineData(-19, -0.9999999999999999)]
    [InlineData(1e-8, 1e-08)]
    [InlineData(1e-300, 1e-300)]
    public void Tanh_KnownArgument_WithinTwoUlps(double x, double expected) => AssertUlps(expected, PortableMath.Tanh(x), 2, x);

    [Fact]
    public void Exp_WholeRange_AgreesWithTheSystem()
    {
        foreach (var x in Grid(-745, 709.7, 40_001).Concat(Grid(-1, 1, 20_001)))
            AssertUlps(Math.Exp(x), PortableMath.Exp(x), UlpsFromSystem, x);
    }

    [Fact]
    public void Log_WholeRange_AgreesWithTheSystem()
    {
        foreach (var x in Grid(-1074, 1023, 40_001).Select(e => Math.Pow(2, e)).Concat(Grid(0.4, 2.2, 20_001)))
            AssertUlps(Math.Log(x), PortableMath.Log(x), UlpsFromSystem, x);
    }

    [Fact]
    public void Tanh_WholeRange_AgreesWithTheSystem()
    {
        foreach (var x in Grid(-21, 21, 40_001).Concat(Grid(-1e-3, 1e-3, 20_001)))
            AssertUlps(Math.Tanh(x), PortableMath.Tanh(x), TanhUlpsFromSystem, x);
    }

    [Theory]
    [InlineData(double.NaN, double.NaN, double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, 0, double.NaN, -1)]
    [InlineData(0.0, 1, double.NegativeInfinity, 0.0)]
    [InlineData(1e308, double.PositiveInfinity, 709.1962086421661, 1)]
    [InlineData(-1e308, 0, double.NaN, -1)]
    [InlineData(double.Epsilon, 1, -744.4400719213812, double.Epsilon)]
    public void Functions_EdgeArgument_GiveTheLimit(double x, double exp, double log, double tanh)
    {
        Assert.Equal(BitConverter.DoubleToInt64Bits(exp), BitConverter.DoubleToInt64Bits(PortableMath.Exp(x)));
        Assert.Equal(log, PortableMath.Log(x));
        Assert.Equal(BitConverter.DoubleToInt64Bits(tanh), BitConverter.DoubleToInt64Bits(PortableMath.Tanh(x)));
    }

    [Fact]
    public void Tanh_NegativeZero_KeepsItsSign() => Assert.True(double.IsNegative(PortableMath.Tanh(-0.0)));

    /// <summary>The promise itself: a platform that rounds one operation differently gives another hash.</summary>
    [Fact]
    public void Functions_FixedArguments_HaveTheSameBitsEverywhere()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        foreach (var x in Grid(-30, 30, 5_001))
        {
            foreach (var y in new[] { PortableMath.Exp(x), PortableMath.Log(x + 31), PortableMath.Tanh(x) })
            {
                BitConverter.TryWriteBytes(bytes, y);
                hash.AppendData(bytes);
            }
        }

        Assert.Equal("b873a7e3de658fe0bfe022e01b118b1a3da4e7214555e73c93eb5d11fe9d87f0", Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static IEnumerable<double> Grid(double from, double to, int count) =>
        Enumerable.Range(0, count).Select(i => from + ((to - from) * i / (count - 1)));

    private static void AssertUlps(double expected, double actual, long limit, double x)
    {
        var distance = Math.Abs(BitConverter.DoubleToInt64Bits(expected) - BitConverter.DoubleToInt64Bits(actual));
        Assert.True(distance <= limit, $"At {x:R}: expected {expected:R}, got {actual:R}, {distance} ulps apart, limit {limit}.");
    }
}
