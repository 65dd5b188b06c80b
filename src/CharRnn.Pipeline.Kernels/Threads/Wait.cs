namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>A wait for the other thread, which may be away from its core in the middle of its work: after a while it is given this one.</summary>
internal struct Wait
{
    private const int SpinsBeforeYield = 2_000;

    private int _spins;

    /// <summary>One turn of the wait.</summary>
    public void Once()
    {
        if (_spins++ < SpinsBeforeYield)
            Spin.Once();
        else
            Thread.Yield();
    }
}
