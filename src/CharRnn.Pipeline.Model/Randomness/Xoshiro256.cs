using System.Numerics;

namespace CharRnn.Pipeline.Model.Randomness;

/// <summary>xoshiro256** of Blackman and Vigna (2018): a generator whose numbers are the same on every platform and whose state can be kept.</summary>
/// <remarks>Not thread-safe. Allocates nothing.</remarks>
public sealed class Xoshiro256
{
    private const ulong GoldenGamma = 0x9E37_79B9_7F4A_7C15;

    // The polynomial of 2^128 steps, published with the generator.
    private static readonly ulong[] JumpPolynomial =
        [0x180E_C6D3_3CFD_0ABA, 0xD5A6_1266_F0C9_392C, 0xA958_2618_E03F_C9AA, 0x39AB_DC45_29B1_661C];

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts from a seed; SplitMix64 spreads it over the state, as the authors advise.</summary>
    public Xoshiro256(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    /// <summary>Goes on from a kept state.</summary>
    /// <exception cref="ArgumentException">All four words are zero: the generator would never leave that state.</exception>
    public Xoshiro256(RandomState state) => State = state;

    /// <summary>The state, for a checkpoint.</summary>
    /// <exception cref="ArgumentException">All four words are zero: the generator would never leave that state.</exception>
    public RandomState State
    {
        get => new(_s0, _s1, _s2, _s3);
        set
        {
            if (value == default)
                throw new ArgumentException("The state must not be zero.", nameof(value));
            (_s0, _s1, _s2, _s3) = value;
        }
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>The next number from 0 inclusive to 1 exclusive, a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1L << 53));

    /// <summary>Goes 2^128 numbers ahead: the start of a stream that never meets the present one.</summary>
    public void Jump()
    {
        var (s0, s1, s2, s3) = (0UL, 0UL, 0UL, 0UL);
        foreach (var word in JumpPolynomial)
        {
            for (var bit = 0; bit < 64; bit++)
            {
                if ((word >> bit & 1) != 0)
                    (s0, s1, s2, s3) = (s0 ^ _s0, s1 ^ _s1, s2 ^ _s2, s3 ^ _s3);
                NextUInt64();
            }
        }

        (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);
    }

    private static ulong SplitMix(ref ulong seed)
    {
        seed += GoldenGamma;
        var z = seed;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
