using System.Diagnostics;
using CharRnn.Pipeline.Benchmarks.Contenders;
using CharRnn.Pipeline.Benchmarks.Measuring;
using CharRnn.Pipeline.Benchmarks.Roofline;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Kernels.Emitted;

namespace CharRnn.Pipeline.Benchmarks.Phases;

/// <summary>Where the time of our update goes, and how near each phase comes to the roofline.</summary>
internal static class PhaseProfile
{
    private const int Blocks = 1000;
    private const int UpdatesPerBlock = 50;

    private static readonly UpdatePhase[] Phases = Enum.GetValues<UpdatePhase>();

    /// <summary>Trains with a clock between the phases, and writes the table.</summary>
    public static void Run(BenchmarkOptions options, TextWriter output)
    {
        var task = TrainingTask.Of(options.Shape);
        using var kernel = (EmittedKernel<float>)KernelContenders.Create(options.Shape, new KernelChoice());
        task.WriteTo(kernel);
        var gauge = new PeakGauge();
        var best = BestBlock(kernel, task, gauge);

        var table = new ResultTable("phase", "us", "share", "GFLOP/s", "of peak");
        foreach (var phase in Phases)
            AddRow(table, PhaseNames.Of(phase), best[(int)phase], PhaseNames.WorkOf(phase, options.Shape));
        AddRow(table, "update", best.Sum(), Work.Update(options.Shape));
        output.Write($"## {options.Shape}: the phases of {kernel.Info.Engine}, {kernel.Info.InstructionSet}\n\n{table}\n");
        output.Write($"The fastest of {Blocks} blocks of {UpdatesPerBlock} updates; peak {ResultTable.Number(gauge.Peak, 1)} GFLOP/s, measured between them. GFLOP/s count the products with matrices alone; the time of "
                     + "tanh, AdaGrad and the like stands beside them. Reading the clock adds some hundredths of a microsecond a phase.\n\n");

        void AddRow(ResultTable rows, string name, double time, double flops) => rows.Add(
            name,
            ResultTable.Number(time, 2),
            $"{ResultTable.Number(100 * time / best.Sum(), 0)} %",
            flops == 0 ? "" : ResultTable.Number(flops / time / 1e3, 1),
            flops == 0 ? "" : $"{ResultTable.Number(100 * flops / time / 1e3 / gauge.Peak, 0)} %");
    }

    /// <summary>Microseconds of each phase in the block with the smallest sum: minima phase by phase would flatter.</summary>
    private static double[] BestBlock(EmittedKernel<float> kernel, TrainingTask task, PeakGauge gauge)
    {
        var (position, length) = (0, task.Shape.Sequence);
        return Enumerable.Range(0, Blocks).Select(_ => Block()).MinBy(block => block.Sum())!;

        double[] Block()
        {
            gauge.Sample();
            var ticks = new long[Phases.Length];
            for (var update = 0; update < UpdatesPerBlock; update++)
            {
                position = position + length + 1 > task.Text.Length ? 0 : position;
                kernel.Profile(task.Text.AsSpan(position, length), task.Text.AsSpan(position + 1, length), task.Step, ticks);
                position += length;
            }

            return [.. ticks.Select(count => count * 1e6 / Stopwatch.Frequency / UpdatesPerBlock)];
        }
    }
}
