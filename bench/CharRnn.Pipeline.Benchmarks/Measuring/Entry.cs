using CharRnn.Pipeline.Benchmarks.Contenders;

namespace CharRnn.Pipeline.Benchmarks.Measuring;

/// <summary>A contender that has proved its losses, and its times.</summary>
internal sealed class Entry(IContender contender, double lossDistance)
{
    /// <summary>One update in so many goes before a block, unmeasured: others have had the core, and caches, clock and helpers come back first.</summary>
    private const int RunUp = 8;

    private readonly List<double> _rounds = [];

    /// <summary>Who.</summary>
    public IContender Contender => contender;

    /// <summary>The largest distance of its losses from the reference's.</summary>
    public double LossDistance => lossDistance;

    /// <summary>Microseconds an update, round by round.</summary>
    public IReadOnlyList<double> Rounds => _rounds;

    /// <summary>The median over the rounds.</summary>
    public double Median => MedianOf(_rounds);

    /// <summary>The fastest round.</summary>
    public double Best => _rounds.Min();

    /// <summary>Updates in a block; at least one.</summary>
    public int UpdatesPerBlock { get; private set; } = 1;

    /// <summary>Chooses the length of a block, and thereby warms up: doubling until a block lasts as long as asked for.</summary>
    public void Warm(double blockMicroseconds)
    {
        double time;
        while ((time = Run(keep: false)) * UpdatesPerBlock < blockMicroseconds / 2)
            UpdatesPerBlock *= 2;
        UpdatesPerBlock = Math.Max(1, (int)(blockMicroseconds / time));
    }

    /// <summary>Runs a block.</summary>
    /// <returns>Microseconds an update.</returns>
    public double Run(bool keep)
    {
        Cores.Bind(contender.Threads);
        contender.Run(Math.Max(1, UpdatesPerBlock / RunUp));
        var time = contender.Run(UpdatesPerBlock) / UpdatesPerBlock;
        if (keep)
            _rounds.Add(time);
        return time;
    }

    /// <summary>Times as slow as another: the median over the rounds, so that a change of the machine's speed cancels out.</summary>
    public double RatioTo(Entry other) => MedianOf(_rounds.Zip(other.Rounds, (own, others) => own / others));

    private static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
