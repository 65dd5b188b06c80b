using System.Diagnostics;
using CharRnn.Pipeline.Fuzz.Coverage;
using CharRnn.Pipeline.Fuzz.Mutation;
using CharRnn.Pipeline.Fuzz.Targets;

namespace CharRnn.Pipeline.Fuzz.Running;

/// <summary>Feeds a target until time is up or a promise is broken; inputs that reach anything new are changed further.</summary>
internal sealed class FuzzRun(IFuzzTarget target, FuzzOptions options)
{
    private readonly BranchTrace _trace = new();
    private readonly CoverageMap _coverage = new();
    private readonly Execution _execution = new(target);
    private readonly List<byte[]> _corpus = [];
    private readonly Random _random = new(options.Seed);

    /// <summary>Runs.</summary>
    /// <returns>0, or 1 when a promise was broken.</returns>
    public int Run()
    {
        Console.WriteLine($"{target.Name}: seed {options.Seed}");
        var clock = Stopwatch.StartNew();
        try
        {
            using (new Watchdog(_execution))
                Feed(clock);
        }
        catch (Exception error)
        {
            return Report(error);
        }

        if (options.IsSaved)
            Inputs.Replace(options.Corpus, Fewest());
        Console.WriteLine(
            $"{target.Name}: {_execution.Count:N0} executions in {clock.Elapsed.TotalSeconds:F1} s, {_coverage.Branches:N0} branches, "
            + $"{_coverage.Features:N0} features, {_corpus.Count:N0} inputs kept, no promise broken");
        return 0;
    }

    private void Feed(Stopwatch clock)
    {
        var mutator = new Mutator(_random, target.Words, options.MostBytes);

        // Twice, since the first execution of any code also runs what is run only once.
        foreach (var input in Inputs.Read(options.Crashers).Concat(Inputs.Read(options.Corpus).OrderBy(input => input.Length)).Prepend([]))
        {
            _execution.Run(input);
            if (Shows(input) || _corpus.Count == 0)
                _corpus.Add(input);
        }

        while (_execution.Count < options.Executions && clock.Elapsed.TotalSeconds < options.Seconds)
        {
            var input = mutator.Mutate(Choose(), Any);
            if (Shows(input))
                _corpus.Add(input);
        }
    }

    /// <summary>Executes an input; tells whether it shows anything new.</summary>
    private bool Shows(byte[] input)
    {
        _trace.Clear();
        _execution.Run(input);
        return _coverage.Add(_trace.Counts);
    }

    /// <summary>Half of the time one of the last inputs found, whose neighbours are least known.</summary>
    private byte[] Choose() => _random.Next(2) == 0 ? Any() : _corpus[_random.Next(Math.Max(0, _corpus.Count - 32), _corpus.Count)];

    private byte[] Any() => _corpus[_random.Next(_corpus.Count)];

    /// <summary>Of the inputs found, the smallest that together reach every branch.</summary>
    private List<byte[]> Fewest()
    {
        var reached = new CoverageMap();
        var fewest = new List<byte[]>();
        foreach (var input in _corpus.OrderBy(input => input.Length))
        {
            _trace.Clear();
            _execution.Run(input);
            if (reached.AddBranches(_trace.Counts))
                fewest.Add(input);
        }

        return fewest;
    }

    private int Report(Exception error)
    {
        var path = Inputs.Write(options.Crashers, _execution.Input);
        Console.Error.WriteLine($"{target.Name}: broken after {_execution.Count:N0} executions by {path}");
        Console.Error.WriteLine($"base64: {Convert.ToBase64String(_execution.Input)}");
        Console.Error.WriteLine(error);
        return 1;
    }
}
