using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Benchmarks.Contenders;
using CharRnn.Pipeline.Benchmarks.Measuring;
using CharRnn.Pipeline.Benchmarks.Roofline;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Stages.Report.Figures;

namespace CharRnn.Pipeline.Benchmarks.Scaling;

/// <summary>Our speed over the hidden size and over the vocabulary size, as tables and as a figure.</summary>
internal static class ScalingRun
{
    // Blocks shorter than the time slice of an operating system: the best of many ran uninterrupted, however busy the machine.
    private const int Blocks = 250;
    private const double BlockSeconds = 0.002;

    private static readonly int[] HiddenSizes = [16, 32, 48, 64, 80, 100, 112, 128, 192, 256, 384, 512];
    private static readonly int[] VocabularySizes = [32, 65, 81, 128, 256, 512, 1000, 2000];

    /// <summary>Compiles and measures shape by shape, and writes tables and figure.</summary>
    public static void Run(BenchmarkOptions options, TextWriter output)
    {
        var (shape, gauge) = (options.Shape, new PeakGauge());
        var times = Shapes(shape).ToDictionary(size => size, size => (Alone: Measure(size, gauge, threads: 1), Together: Measure(size, gauge, threads: 2)));
        ScalingCurve[] curves =
        [
            new("m", $"hidden size m, at K = {shape.Vocabulary}", [.. HiddenSizes.Select(m => Point(m, shape with { Hidden = m }))]),
            new("K", $"vocabulary size K, at m = {shape.Hidden}", [.. VocabularySizes.Select(k => Point(k, shape with { Vocabulary = k }))]),
        ];
        foreach (var curve in curves)
            Write(curve, output);
        output.Write($"Best of {Blocks} blocks of {BlockSeconds} s, T = {shape.Sequence}, widest vectors; characters and peak of one thread; "
                     + $"peak {ResultTable.Number(gauge.Peak, 1)} GFLOP/s, measured between them.\n\n");
        Draw(new ScalingFigure(curves), options.Results);

        ScalingPoint Point(int size, KernelShape measured)
        {
            var (time, together) = times[measured];
            return new ScalingPoint(size, time, together, Work.Update(measured) / time / 1e3 / gauge.Peak, measured.Sequence / time * 1e6);
        }
    }

    private static IEnumerable<KernelShape> Shapes(KernelShape shape) =>
        HiddenSizes.Select(m => shape with { Hidden = m }).Concat(VocabularySizes.Select(k => shape with { Vocabulary = k })).Distinct();

    /// <summary>Microseconds of an update at best. One kernel lives at a time: many at once were measured slower, each of them.</summary>
    private static double Measure(KernelShape shape, PeakGauge gauge, int threads)
    {
        using var contender = KernelContenders.Enter(new KernelChoice(), threads)(TrainingTask.Of(shape));
        var entry = new Entry(contender, lossDistance: double.NaN);
        entry.Warm(BlockSeconds * 1e6);
        for (var block = 0; block < Blocks; block++)
        {
            gauge.Sample();
            entry.Run(keep: true);
        }

        return entry.Best;
    }

    private static void Write(ScalingCurve curve, TextWriter output)
    {
        var table = new ResultTable(curve.Symbol, "us/update", "two threads", "characters/s", "of peak");
        foreach (var point in curve.Points)
        {
            table.Add(
                ResultTable.Number(point.Size, 0),
                ResultTable.Number(point.Microseconds, 1),
                ResultTable.Number(point.Together, 1),
                ResultTable.Number(point.Rate, 0),
                $"{ResultTable.Number(100 * point.PeakShare, 0)} %");
        }

        output.Write($"## Over the {curve.Title}\n\n{table}\n");
    }

    private static void Draw(ScalingFigure figure, string folder)
    {
        File.WriteAllText(Path.Combine(folder, "scaling.svg"), SvgCanvas.Draw(figure));
        using var png = File.Create(Path.Combine(folder, "scaling.png"));
        PngCanvas.Draw(figure, png);
    }
}
