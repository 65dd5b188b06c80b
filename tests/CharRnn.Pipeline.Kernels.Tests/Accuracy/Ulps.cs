using System.Numerics;

namespace CharRnn.Pipeline.Kernels.Tests.Accuracy;

/// <summary>Errors in units of the last place of the precision under test.</summary>
internal static class Ulps
{
    /// <summary>The distance of a value from the truth, in units of the last place that <typeparamref name="T"/> has there.</summary>
    public static double Between<T>(DoubleDouble truth, T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // From the number at or below the truth: just under a power of two the places are half as wide as above it.
        var below = T.Abs(T.CreateChecked(truth.High));
        if (double.CreateChecked(below) > Math.Abs(truth.High))
            below = T.BitDecrement(below);
        var unit = double.CreateChecked(T.BitIncrement(below) - below);
        return Math.Abs(double.CreateChecked(value) - truth.High - truth.Low) / unit;
    }

    /// <summary>The largest distance, and where it is.</summary>
    public static (double Error, T At) Largest<T>(T[] x, T[] values, Func<double, DoubleDouble> truth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (largest, at) = (-1.0, T.Zero);
        for (var i = 0; i < x.Length; i++)
        {
            var error = Between(truth(double.CreateChecked(x[i])), values[i]);

            // The order catches a result that is not a number, too.
            if (!(error <= largest))
                (largest, at) = (error, x[i]);
        }

        return (largest, at);
    }
}
