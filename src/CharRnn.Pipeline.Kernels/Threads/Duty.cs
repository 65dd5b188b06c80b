namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>
/// A share of every update that one thread does, whichever comes first. Who is late for an update gets nothing of the next one: taking it
/// names the update, and updates are counted from 1 without a gap.
/// </summary>
internal sealed class Duty
{
    private CacheLine _taken;
    private CacheLine _done;

    /// <summary>Takes the duty in an update, once.</summary>
    public bool TryTake(long update) =>
        Volatile.Read(ref _taken.Value) == update - 1 && Interlocked.CompareExchange(ref _taken.Value, update, update - 1) == update - 1;

    /// <summary>Whether somebody has taken it, in this update or in a later one.</summary>
    public bool IsTaken(long update) => Volatile.Read(ref _taken.Value) >= update;

    /// <summary>Tells that it is done.</summary>
    public void Finish(long update) => Volatile.Write(ref _done.Value, update);

    /// <summary>Whether it is done, in this update or in a later one.</summary>
    public bool IsDone(long update) => Volatile.Read(ref _done.Value) >= update;
}
