namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>Where two threads wait for each other. Each counts its own meetings, so that nobody writes what the other one writes.</summary>
internal sealed class Meeting
{
    private readonly CacheLine[] _attended = new CacheLine[2];

    /// <summary>Waits until the other thread has come as often.</summary>
    /// <param name="thread">0 or 1: who waits.</param>
    public void Attend(int thread)
    {
        var count = _attended[thread].Value + 1;
        Volatile.Write(ref _attended[thread].Value, count);
        for (var wait = default(Wait); Volatile.Read(ref _attended[1 - thread].Value) < count;)
            wait.Once();
    }
}
