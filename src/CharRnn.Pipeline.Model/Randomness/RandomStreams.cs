namespace CharRnn.Pipeline.Model.Randomness;

/// <summary>The random numbers of a run: one seed, one stream a purpose.</summary>
public static class RandomStreams
{
    /// <summary>The start of a purpose's stream; streams lie 2^128 numbers apart.</summary>
    public static Xoshiro256 Create(ulong seed, RandomPurpose purpose)
    {
        var random = new Xoshiro256(seed);
        for (var i = 0; i < (int)purpose; i++)
            random.Jump();
        return random;
    }
}
