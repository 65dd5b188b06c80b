using CharRnn.Pipeline.Benchmarks.Contenders;
using CharRnn.Pipeline.Benchmarks.Measuring;

namespace CharRnn.Pipeline.Benchmarks.Tests.Measuring;

public class EntryTests
{
    [Fact]
    public void RatioTo_MachineSlowsDownMidway_StaysTheSame()
    {
        using var run = new InterleavedRun();
        double[] speeds = [1, 1, 3, 3, 3];
        run.Admit(new Clockwork(10, speeds));
        run.Admit(new Clockwork(25, speeds));
        foreach (var _ in speeds)
        {
            foreach (var entry in run.Entries)
                entry.Run(keep: true);
        }

        Assert.Equal(30, run.Entries[0].Median);
        Assert.Equal(10, run.Entries[0].Best);
        Assert.Equal(2.5, run.Entries[1].RatioTo(run.Entries[0]), 1e-12);
    }

    /// <summary>Takes a fixed time an update, times the slowness of the machine in that round.</summary>
    private sealed class Clockwork(double microseconds, double[] slowness) : IContender
    {
        private int _round;

        public string Name => "clockwork";

        public string Details => "";

        public double Tolerance => 0;

        public int Threads => 1;

        public bool IsOurs => true;

        public IReadOnlyList<double> FirstLosses() => [];

        public double Run(int updates) => updates * microseconds * slowness[_round++];

        public void Dispose()
        {
        }
    }
}
