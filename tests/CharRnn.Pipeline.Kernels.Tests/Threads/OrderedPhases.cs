using System.Collections.Concurrent;
using CharRnn.Pipeline.Kernels.Threads;

namespace CharRnn.Pipeline.Kernels.Tests.Threads;

/// <summary>Phases that compute nothing, but check that everything which they need is done and that nothing is done twice.</summary>
internal sealed unsafe class OrderedPhases(int steps) : IUpdatePhases
{
    private readonly int[] _done = new int[steps];
    private int _swept;
    private int _backSwept;
    private int _outputs;
    private int _recurrences;

    /// <summary>What went wrong.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    /// <summary>Updates that were done by one thread.</summary>
    public int Alone { get; private set; }

    public void UpdateAlone(int* x, int* y) => Alone++;

    public void ForwardSweep(int* x, int* done)
    {
        Array.Clear(_done);
        (_outputs, _recurrences, _backSwept) = (0, 0, _done.Length);
        for (_swept = 1; _swept <= _done.Length; _swept++)
            Volatile.Write(ref *done, _swept);
    }

    public void Scores(int* y, int from, int to) => Advance(from, to, 0);

    public void BackProjection(int from, int to) => Advance(from, to, 1);

    public void BackwardSweep(int from, int to)
    {
        Check(to == _backSwept, $"the backward sweep jumps from {_backSwept} to {to}");
        Advance(from, to, 2);
        _backSwept = from;
    }

    public void UpdateOutput()
    {
        Check(_done.All(done => done >= 2), "V is updated before the back-projection has read it");
        Check(Interlocked.Increment(ref _outputs) == 1, "V is updated twice");
    }

    public void UpdateRecurrence(int* x)
    {
        Check(_backSwept == 0, "W is updated before the backward sweep is done");
        Check(++_recurrences == 1, "W is updated twice");
    }

    /// <summary>Checks that an update is whole.</summary>
    public void Finish()
    {
        Check(_outputs == 1, "V is not updated");
        Check(_recurrences == 1, "W is not updated");
    }

    private void Advance(int from, int to, int phase)
    {
        Check(to <= Volatile.Read(ref _swept), $"step {to} is used before the forward sweep has done it");
        for (var t = from; t < to; t++)
            Check(Interlocked.Increment(ref _done[t]) == phase + 1, $"step {t} comes to phase {phase} out of turn");
    }

    private void Check(bool holds, string fault)
    {
        if (!holds)
            Faults.Enqueue(fault);
    }
}
