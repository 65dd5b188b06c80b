using CharRnn.Pipeline.Kernels.Tests.TestKit;
using Xunit.Abstractions;

namespace CharRnn.Pipeline.Kernels.Tests.Accuracy;

/// <summary>How exact the emitted exp and tanh are, over more than a million numbers each, against the truth to 30 digits.</summary>
public sealed class EmittedFunctionsTests(ITestOutputHelper output)
{
    // Measured, and rounded up in the last figure. The bits are the same on every processor, and so are these numbers.
    private const double FloatExp = 1.05;
    private const double FloatTanh = 2.5;
    private const double DoubleExp = 0.97;
    private const double DoubleTanh = 2.5;

    private const int NarrowestBits = 128;

    // Every n-th bit pattern; primes, so that all low bits occur.
    private const int FloatStride = 211;
    private const long DoubleStride = 300_000_000_077;

    // From where the function differs from 1, or from x, to where it is 0, or 1. In double to where the truth's own second half is a normal number.
    private static readonly float[] FloatExponents = Floats(-1e-10f, -87.33f);
    private static readonly float[] FloatAngles = [.. Floats(1e-10f, 10f), .. Floats(-1e-10f, -10f)];
    private static readonly double[] DoubleExponents = Doubles(-1e-18, -660);
    private static readonly double[] DoubleAngles = [.. Doubles(1e-18, 20), .. Doubles(-1e-18, -20)];

    [Fact]
    public void Float_DenseSweep_StaysWithinTheFigures()
    {
        var functions = new EmittedFunctions<float>(NarrowestBits);
        AssertWithin(FloatExp, "exp", Ulps.Largest(FloatExponents, functions.Exp(FloatExponents), PreciseMath.Exp), FloatExponents.Length);
        AssertWithin(FloatTanh, "tanh", Ulps.Largest(FloatAngles, functions.Tanh(FloatAngles), PreciseMath.Tanh), FloatAngles.Length);
    }

    [Fact]
    public void Double_DenseSweep_StaysWithinTheFigures()
    {
        var functions = new EmittedFunctions<double>(NarrowestBits);
        AssertWithin(DoubleExp, "exp", Ulps.Largest(DoubleExponents, functions.Exp(DoubleExponents), PreciseMath.Exp), DoubleExponents.Length);
        AssertWithin(DoubleTanh, "tanh", Ulps.Largest(DoubleAngles, functions.Tanh(DoubleAngles), PreciseMath.Tanh), DoubleAngles.Length);
    }

    [Theory]
    [VectorWidthData(512)]
    [VectorWidthData(256)]
    public void DenseSweep_WiderVectors_GivesTheSameBits(int vectorBits)
    {
        var (narrow, wide) = (new EmittedFunctions<float>(NarrowestBits), new EmittedFunctions<float>(vectorBits));
        Assert.True(narrow.Exp(FloatExponents).AsSpan().SequenceEqual(wide.Exp(FloatExponents)));
        Assert.True(narrow.Tanh(FloatAngles).AsSpan().SequenceEqual(wide.Tanh(FloatAngles)));
        var (narrowDouble, wideDouble) = (new EmittedFunctions<double>(NarrowestBits), new EmittedFunctions<double>(vectorBits));
        Assert.True(narrowDouble.Exp(DoubleExponents).AsSpan().SequenceEqual(wideDouble.Exp(DoubleExponents)));
        Assert.True(narrowDouble.Tanh(DoubleAngles).AsSpan().SequenceEqual(wideDouble.Tanh(DoubleAngles)));
    }

    [Theory]
    [VectorWidthData(512)]
    [VectorWidthData(256)]
    [VectorWidthData(128)]
    public void Float_Limits_AreExact(int vectorBits)
    {
        var functions = new EmittedFunctions<float>(vectorBits);
        Assert.Equal([1, 0, 0, 0, float.NaN], functions.Exp([0, -88f, -1e30f, float.NegativeInfinity, float.NaN]));
        Assert.Equal([0, 1, -1, 1, -1, float.NaN], functions.Tanh([0, 10, -10, float.PositiveInfinity, float.NegativeInfinity, float.NaN]));
    }

    private void AssertWithin<T>(double limit, string function, (double Error, T At) largest, int count)
    {
        output.WriteLine($"{function} of {typeof(T).Name}: at most {largest.Error:F4} ulp, at {largest.At:R}, among {count:N0} numbers");
        Assert.True(largest.Error <= limit, $"{function} is {largest.Error:F4} ulp off at {largest.At:R}, at most {limit} is allowed.");
    }

    private static float[] Floats(float from, float to)
    {
        var (first, last) = (BitConverter.SingleToInt32Bits(from), BitConverter.SingleToInt32Bits(to));
        return [.. Enumerable.Range(0, (last - first) / FloatStride + 1).Select(n => BitConverter.Int32BitsToSingle(first + n * FloatStride))];
    }

    private static double[] Doubles(double from, double to)
    {
        var (first, last) = (BitConverter.DoubleToInt64Bits(from), BitConverter.DoubleToInt64Bits(to));
        return [.. Enumerable.Range(0, (int)((last - first) / DoubleStride) + 1).Select(n => BitConverter.Int64BitsToDouble(first + n * DoubleStride))];
    }
}
