namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>
/// Decides from the times of past updates whether two threads are worth it. They are not on small shapes, nor while somebody else keeps the
/// second core busy: then the helper is away for whole time slices with a part in its hands. So windows of updates are compared, two threads
/// are given up at once when they lose, and tried again after rests that double. A team that has won more than a lost window can cost has only
/// met with an accident: every core is taken away for a moment now and then. It rests for a single window.
/// </summary>
internal sealed class TeamPolicy
{
    /// <summary>Updates that are judged together.</summary>
    public const int Window = 128;

    private const int ShortestRest = 8;
    private const int LongestRest = 1_024;

    /// <summary>Windows of two threads after which one thread is measured anew.</summary>
    private const int Patience = 512;

    /// <summary>Two threads must win by this much, for they take a core from somebody else.</summary>
    private const double WorthIt = 0.95;

    /// <summary>What the best time grows by from window to window, so that a processor that has become slower is believed in the end.</summary>
    private const double Forgetting = 1.02;

    private readonly bool _always;
    private double _alone;
    private double _won;
    private int _rest = ShortestRest;
    private int _windowsAlone = 2;
    private int _windowsTogether;
    private int _updates;
    private long _ticks;

    /// <summary>Starts with one thread.</summary>
    public TeamPolicy()
    {
    }

    private TeamPolicy(bool always) => Together = _always = always;

    /// <summary>Two threads whatever it costs, for tests and measurements.</summary>
    public static TeamPolicy Always => new(always: true);

    /// <summary>Whether the next update is to be done by two threads. The first windows are done by one: to warm up, and to compare.</summary>
    public bool Together { get; private set; }

    /// <summary>Takes note of an update.</summary>
    /// <param name="ticks">How long it took.</param>
    public void Record(long ticks)
    {
        if (_always)
            return;
        _ticks += ticks;
        _updates++;
        if (Together)
            JudgeTogether();
        else if (_updates == Window)
            JudgeAlone();
    }

    private void JudgeTogether()
    {
        // A window is lost as soon as it has taken longer than it may.
        if (_ticks > Window * _alone * WorthIt)
        {
            var accident = _won > Window * _alone;
            RestFor(accident ? 1 : _rest);
            _rest = accident ? ShortestRest : Math.Min(2 * _rest, LongestRest);
        }
        else if (_updates == Window)
        {
            _won += (Window * _alone) - _ticks;
            StartWindow();
            if (++_windowsTogether < Patience)
                return;
            _rest = ShortestRest;
            RestFor(1);
        }
    }

    private void JudgeAlone()
    {
        // The best of late, not the last: a window that somebody else has spoilt must not excuse a slow team.
        var average = (double)_ticks / Window;
        _alone = _alone == 0 ? average : Math.Min(average, _alone * Forgetting);
        StartWindow();
        Together = --_windowsAlone == 0;
    }

    private void RestFor(int windows)
    {
        (Together, _windowsAlone, _windowsTogether, _won) = (false, windows, 0, 0);
        StartWindow();
    }

    private void StartWindow() => (_updates, _ticks) = (0, 0);
}
