using CharRnn.Pipeline.Benchmarks.Contenders;

namespace CharRnn.Pipeline.Benchmarks.Measuring;

/// <summary>Rounds in which every contender runs a block, so that a change of the machine's speed hits all alike.</summary>
internal sealed class InterleavedRun : IDisposable
{
    private readonly List<Entry> _entries = [];
    private readonly List<(string Name, string Reason)> _skipped = [];

    /// <summary>Who takes part.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Who does not, and why.</summary>
    public IReadOnlyList<(string Name, string Reason)> Skipped => _skipped;

    /// <summary>Our fastest kernel of one thread.</summary>
    public Entry Ours => _entries.Where(entry => entry.Contender is { IsOurs: true, Threads: 1 }).MinBy(entry => entry.Median)
                         ?? throw new InvalidOperationException($"None of our own kernels is right: {string.Join("; ", _skipped)}");

    /// <summary>Lets a contender in if its first losses are right.</summary>
    public void Admit(Func<IContender> enter, string name, string package, IReadOnlyList<double> reference)
    {
        IContender? contender = null;
        try
        {
            contender = enter();
            var (distance, complaint) = LossCheck.Compare(reference, contender.FirstLosses(), contender.Tolerance);
            if (complaint is not null)
                throw new ContenderUnavailableException(complaint);
            _entries.Add(new Entry(contender, distance));
        }
        catch (ContenderUnavailableException e)
        {
            contender?.Dispose();
            _skipped.Add((name, package.Length == 0 ? e.Message : $"{e.Message} (brought by {package})"));
        }
    }

    /// <summary>Warms up, then runs the rounds.</summary>
    public void Run(int rounds, double blockSeconds)
    {
        ForEach(entry => entry.Warm(blockSeconds * 1e6));

        // The round before the first is not kept: by its end the JIT has compiled the hot methods for the last time.
        for (var round = -1; round < rounds; round++)
            ForEach(entry => entry.Run(keep: round >= 0));
    }

    /// <summary>Ends all contenders.</summary>
    public void Dispose()
    {
        foreach (var entry in _entries)
            entry.Contender.Dispose();
    }

    private void ForEach(Action<Entry> action)
    {
        foreach (var entry in _entries.ToArray())
        {
            try
            {
                action(entry);
            }
            catch (ContenderUnavailableException e)
            {
                entry.Contender.Dispose();
                _entries.Remove(entry);
                _skipped.Add((entry.Contender.Name, e.Message));
            }
        }
    }
}
