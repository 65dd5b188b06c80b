namespace CharRnn.Pipeline.Fuzz.Targets;

/// <summary>A reader under test: takes any bytes at all, and must hold its promises for them.</summary>
internal interface IFuzzTarget
{
    /// <summary>The name on the command line and of its folder of inputs.</summary>
    string Name { get; }

    /// <summary>Pieces of the format that chance would hardly find.</summary>
    IReadOnlyList<byte[]> Words { get; }

    /// <summary>The most bytes that reading so many bytes of input may allocate, garbage included.</summary>
    long AllocationBound(int inputBytes);

    /// <summary>Reads an input. What the reader refuses, as it says it does, is no failure.</summary>
    /// <exception cref="Exception">Any: a promise is broken.</exception>
    void Run(byte[] input);
}
