using CharRnn.Pipeline.Benchmarks.Contenders;
using CharRnn.Pipeline.Benchmarks.Peers;

namespace CharRnn.Pipeline.Benchmarks.Measuring;

/// <summary>The table of all contenders.</summary>
internal static class Comparison
{
    private const double BlockSeconds = 0.05;

    /// <summary>Measures, and writes the table.</summary>
    public static void Run(BenchmarkOptions options, TextWriter output)
    {
        var task = TrainingTask.Of(options.Shape);
        var inputs = Path.Combine(options.Results, "input");
        PeerInput.Write(task, inputs);
        var reference = KernelContenders.ReferenceLosses(task);

        using var run = new InterleavedRun();
        foreach (var enter in KernelContenders.All)
            run.Admit(() => enter(task), "Our kernel", "", reference);
        Cores.Bind(1);
        var catalog = new PeerCatalog(Path.Combine(AppContext.BaseDirectory, "peers"), Path.Combine(options.Results, "build"));
        foreach (var peer in catalog.All)
            run.Admit(() => new PeerContender(peer, inputs), peer.Name, peer.Package, reference);
        run.Run(options.Rounds, BlockSeconds);

        output.Write($"## {options.Shape}: all contenders\n\n");
        output.Write(Table(run, options.Shape.Sequence));
        output.Write($"\nMedian and best of {options.Rounds} interleaved blocks of {BlockSeconds} s; each contender first proved its losses of "
                     + $"{LossCheck.Updates} updates against the reference (largest distance in nats). Ratio: times as slow as {run.Ours.Contender.Name}.\n\n");
        foreach (var (name, reason) in run.Skipped)
            output.Write($"Skipped: {name}: {reason}\n");
    }

    private static ResultTable Table(InterleavedRun run, int sequence)
    {
        var table = new ResultTable("contender", "us/update", "best", "characters/s", "ratio", "loss distance", "version");
        foreach (var entry in run.Entries.OrderBy(entry => entry.Median))
        {
            table.Add(
                entry.Contender.Name,
                ResultTable.Number(entry.Median, 1),
                ResultTable.Number(entry.Best, 1),
                ResultTable.Number(sequence / entry.Median * 1e6, 0),
                ResultTable.Number(entry.RatioTo(run.Ours), 2),
                entry.LossDistance.ToString("0.0e-00", System.Globalization.CultureInfo.InvariantCulture),
                entry.Contender.Details);
        }

        return table;
    }
}
