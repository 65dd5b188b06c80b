namespace CharRnn.Pipeline.Model.Training;

/// <summary>Writes while training goes on: one thing after the other, in the order in which they came.</summary>
/// <remarks>
/// A flush takes milliseconds, in which hundreds of updates are done. After a failure nothing more is written: the files stay as a crash
/// at that moment would have left them, and the next call throws what went wrong.
/// </remarks>
internal sealed class BackgroundWriter
{
    private Task _last = Task.CompletedTask;

    /// <summary>Leaves something to write; returns at once.</summary>
    /// <returns>Done when it has been written.</returns>
    public Task Enqueue(Action write)
    {
        if (_last.IsFaulted)
            Drain();
        var before = _last;
        _last = Task.Run(async () =>
        {
            await before.ConfigureAwait(false);
            write();
        });
        return _last;
    }

    /// <summary>Returns when everything has been written.</summary>
    public void Drain() => _last.GetAwaiter().GetResult();

    /// <summary>Returns when nothing is being written any more, well or not.</summary>
    public void Settle() => Task.WaitAny(_last);
}
