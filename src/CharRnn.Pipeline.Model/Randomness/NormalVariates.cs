using CharRnn.Pipeline.Kernels.Numerics;

namespace CharRnn.Pipeline.Model.Randomness;

/// <summary>Standard normal variates by the polar method (Marsaglia and Bray 1964), the same bits on every platform.</summary>
/// <param name="random">Where the uniform numbers come from.</param>
/// <remarks>A point in the unit disc gives two variates; the second is kept for the next call.</remarks>
public sealed class NormalVariates(Xoshiro256 random)
{
    private double? _spare;

    /// <summary>The next variate, mean 0 and variance 1.</summary>
    public double Next()
    {
        if (_spare is { } spare)
        {
            _spare = null;
            return spare;
        }

        double u, v, square;
        do
        {
            u = (2 * random.NextDouble()) - 1;
            v = (2 * random.NextDouble()) - 1;
            square = (u * u) + (v * v);
        }
        while (square is >= 1 or 0);

        var factor = Math.Sqrt(-2 * PortableMath.Log(square) / square);
        _spare = v * factor;
        return u * factor;
    }
}
