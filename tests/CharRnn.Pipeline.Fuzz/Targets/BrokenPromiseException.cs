namespace CharRnn.Pipeline.Fuzz.Targets;

/// <summary>A reader did what it promises not to do.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message)
{
    /// <summary>Fails when a promise is broken.</summary>
    public static void ThrowUnless(bool isKept, string promise)
    {
        if (!isKept)
            throw new BrokenPromiseException(promise);
    }
}
