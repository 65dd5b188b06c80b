using System.Collections.Concurrent;
using CharRnn.Pipeline.Kernels.Emitted;
using CharRnn.Pipeline.Kernels.Threads;

namespace CharRnn.Pipeline.Kernels.Tests.Threads;

/// <summary>Phases that compute nothing, but check that everything which they need is done and that nothing is done twice.</summary>
internal sealed unsafe class OrderedPhases(IReadOnlyList<int> stepParts, int panels, int callerRows = 0) : IUpdatePhases
{
    private const int Rows = 40;

    private readonly int[] _swept = new int[panels];
    private readonly int[] _backSwept = [.. Enumerable.Repeat(stepParts[^1], panels)];
    private readonly int[] _scored = new int[stepParts[^1]];
    private readonly int[,] _projected = new int[stepParts[^1], panels];
    private readonly int[,] _outputs = new int[Rows, panels];
    private readonly int[] _recurrences = new int[panels];

    public IReadOnlyList<int> StepParts => stepParts;

    public int MiddleStep => stepParts[stepParts.Count / 2];

    public int Vocabulary => Rows;

    public int CallerRows => callerRows;

    public PanelRange AllPanels => new(0, _swept.Length);

    /// <summary>What went wrong.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    /// <summary>Updates that were done by one thread.</summary>
    public int Alone { get; private set; }

    private int Steps => _scored.Length;

    public void UpdateAlone(int* x, int* y)
    {
        Alone++;
        int done;
        ForwardSweep(x, 0, Steps, AllPanels, &done);
        Scores(y, 0, Steps);
        BackProjection(0, Steps, AllPanels);
        BackwardSweep(0, Steps, AllPanels);
        UpdateOutput(0, AllPanels, 0, Rows);
        UpdateRecurrence(x, 0, AllPanels);
    }

    public void ForwardSweep(int* x, int from, int to, PanelRange panels, int* done)
    {
        for (var t = from; t < to; t++)
        {
            Check(Array.TrueForAll(_swept, swept => swept >= t), $"step {t} needs the whole of h before it");
            Each(panels, panel => Check(_swept[panel] == t, $"the forward sweep jumps from {_swept[panel]} to {t}"));
            Each(panels, panel => Volatile.Write(ref _swept[panel], t + 1));
            Volatile.Write(ref *done, t + 1);
        }
    }

    public void Scores(int* y, int from, int to)
    {
        for (var t = from; t < to; t++)
        {
            Check(Array.TrueForAll(_swept, swept => swept > t), $"the scores of step {t} need the whole of its h");
            Check(Interlocked.Increment(ref _scored[t]) == 1, $"the scores of step {t} are made twice");
        }
    }

    public void BackProjection(int from, int to, PanelRange panels)
    {
        for (var t = from; t < to; t++)
        {
            Check(_scored[t] == 1, $"the back-projection of step {t} needs its scores");
            Each(panels, panel => Check(Interlocked.Increment(ref _projected[t, panel]) == 1, $"step {t} is back-projected twice"));
        }
    }

    public void BackwardSweep(int from, int to, PanelRange panels)
    {
        Check(from < to, "a backward sweep through no steps begins with the last one");
        for (var t = to - 1; t >= from; t--)
        {
            Check(Array.TrueForAll(_backSwept, swept => swept <= t + 1), $"step {t} needs the whole of da after it");
            Each(panels, panel => Check(_projected[t, panel] == 1, $"the backward sweep needs the back-projection of step {t}"));
            Each(panels, panel => Check(_backSwept[panel] == t + 1, $"the backward sweep jumps from {_backSwept[panel]} to {t}"));
            Each(panels, panel => Volatile.Write(ref _backSwept[panel], t));
        }
    }

    public void UpdateOutput(int thread, PanelRange panels, int from, int to)
    {
        Check(Array.TrueForAll(_scored, scored => scored == 1), "V is updated before the output layer has read it");
        Each(panels, panel =>
        {
            Check(Enumerable.Range(0, Steps).All(t => _projected[t, panel] == 1), "V is updated before the back-projection has read it");
            for (var row = from; row < to; row++)
                Check(Interlocked.Increment(ref _outputs[row, panel]) == 1, $"row {row} of V is updated twice");
        });
    }

    public void UpdateRecurrence(int* x, int thread, PanelRange panels)
    {
        Check(Array.TrueForAll(_backSwept, swept => swept == 0), "dW needs the whole of da");
        Each(panels, panel => Check(Interlocked.Increment(ref _recurrences[panel]) == 1, "W is updated twice"));
    }

    /// <summary>Checks that an update is whole, and forgets it.</summary>
    public void Finish()
    {
        Check(_outputs.Cast<int>().All(count => count == 1), "V is not updated");
        Check(Array.TrueForAll(_recurrences, count => count == 1), "W is not updated");
        foreach (var counts in new Array[] { _swept, _scored, _projected, _outputs, _recurrences })
            Array.Clear(counts);
        Array.Fill(_backSwept, Steps);
    }

    private static void Each(PanelRange panels, Action<int> action)
    {
        for (var panel = panels.From; panel < panels.To; panel++)
            action(panel);
    }

    private void Check(bool holds, string fault)
    {
        if (!holds)
            Faults.Enqueue(fault);
    }
}
