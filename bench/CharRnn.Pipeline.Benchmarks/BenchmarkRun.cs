using CharRnn.Pipeline.Benchmarks.Measuring;
using CharRnn.Pipeline.Benchmarks.Phases;
using CharRnn.Pipeline.Benchmarks.Roofline;
using CharRnn.Pipeline.Benchmarks.Scaling;

namespace CharRnn.Pipeline.Benchmarks;

/// <summary>The parts, one after the other; what they write goes to the console and into table.md.</summary>
internal static class BenchmarkRun
{
    /// <summary>Runs the chosen parts.</summary>
    public static void Run(BenchmarkOptions options)
    {
        Directory.CreateDirectory(options.Results);
        Cores.Bind(1);
        var text = new StringWriter { NewLine = "\n" };
        Part(Sections.Peers, () => Comparison.Run(options, text));
        Part(Sections.Roofline, () => MachineRoofline.Measure().Write(text));
        Part(Sections.Phases, () => PhaseProfile.Run(options, text));
        Part(Sections.Scaling, () => ScalingRun.Run(options, text));
        File.WriteAllText(Path.Combine(options.Results, "table.md"), text.ToString());

        void Part(Sections section, Action run)
        {
            if (!options.Sections.HasFlag(section))
                return;
            var start = text.GetStringBuilder().Length;
            run();
            Console.Out.Write(text.ToString()[start..]);
        }
    }
}
