using CharRnn.Pipeline.Benchmarks.Measuring;
using CharRnn.Pipeline.Benchmarks.Phases;
using CharRnn.Pipeline.Benchmarks.Roofline;
using CharRnn.Pipeline.Benchmarks.Scaling;

namespace CharRnn.Pipeline.Benchmarks;

/// <summary>The parts, one after the other; what they write goes to the console and into table.md.</summary>
internal static class BenchmarkRun
{
    /// <summary>The parts whose figures are fractions of the roofline.</summary>
    private const Sections NeedRoofline = Sections.Roofline | Sections.Phases | Sections.Scaling;

    /// <summary>Runs the chosen parts.</summary>
    public static void Run(BenchmarkOptions options)
    {
        Directory.CreateDirectory(options.Results);
        Cores.Bind(1);
        var text = new StringWriter { NewLine = "\n" };
        Part(Sections.Peers, () => Comparison.Run(options, text));
        if ((options.Sections & NeedRoofline) != 0)
        {
            var roofline = MachineRoofline.Measure();
            Part(NeedRoofline, () => roofline.Write(text));
            Part(Sections.Phases, () => PhaseProfile.Run(options, roofline, text));
            Part(Sections.Scaling, () => ScalingRun.Run(options, roofline, text));
        }

        File.WriteAllText(Path.Combine(options.Results, "table.md"), text.ToString());

        void Part(Sections sections, Action run)
        {
            if ((options.Sections & sections) == 0)
                return;
            var start = text.GetStringBuilder().Length;
            run();
            Console.Out.Write(text.ToString()[start..]);
        }
    }
}
