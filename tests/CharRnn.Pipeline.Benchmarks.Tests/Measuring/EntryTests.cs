using CharRnn.Pipeline.Benchmarks.Contenders;
using CharRnn.Pipeline.Benchmarks.Measuring;

namespace CharRnn.Pipeline.Benchmarks.Tests.Measuring;

public class EntryTests
{
    [Fact]
    public void RatioTo_MachineSlowsDownMidway_StaysTheSame()
    {
        double[] speeds = [1, 1, 3, 3, 3];
        using var ours = new Clockwork(10, speeds);
        using var theirs = new Clockwork(25, speeds);
        var (own, other) = (new Entry(ours, lossDistance: 0), new Entry(theirs, lossDistance: 0));
        foreach (var _ in speeds)
        {
            own.Run(keep: true);
            other.Run(keep: true);
        }

        Assert.Equal(30, own.Median);
        Assert.Equal(10, own.Best);
        Assert.Equal(2.5, other.RatioTo(own), 1e-12);
    }

    /// <summary>Takes a fixed time an update, times the slowness of the machine in that round.</summary>
    private sealed class Clockwork(double microseconds, double[] slowness) : IContender
    {
        private int _runs;

        public string Name => "clockwork";

        public string Details => "";

        public double Tolerance => 0;

        public int Threads => 1;

        public bool IsOurs => true;

        public IReadOnlyList<double> FirstLosses() => [];

        // A run-up and a block each round.
        public double Run(int updates) => updates * microseconds * slowness[_runs++ / 2];

        public void Dispose()
        {
        }
    }
}
