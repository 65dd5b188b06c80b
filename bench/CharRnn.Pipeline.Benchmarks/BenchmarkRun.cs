using CharRnn.Pipeline.Benchmarks.Measuring;

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
