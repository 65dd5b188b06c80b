using System.CommandLine;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Benchmarks.Micro;

namespace CharRnn.Pipeline.Benchmarks;

/// <summary>The command line of the benchmarks.</summary>
internal static class BenchmarkCommand
{
    private static readonly int[] DefaultShape = [100, 81, 25];

    /// <summary>Parses the arguments and runs what they ask for.</summary>
    /// <returns>The exit code.</returns>
    public static int Invoke(string[] arguments)
    {
        var shape = new Option<int[]>("--shape")
        {
            Description = "Hidden size m, vocabulary size K, sequence length T.",
            HelpName = "m K T",
            Arity = new ArgumentArity(3, 3),
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => DefaultShape,
        };
        shape.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !int.TryParse(token.Value, out var size) || size < 1))
                result.AddError("--shape takes three whole numbers above 0: m K T");
        });
        var rounds = new Option<int>("--rounds") { Description = "Rounds of interleaved blocks.", DefaultValueFactory = _ => 31 };
        var results = new Option<string>("--results") { Description = "Where the results go.", DefaultValueFactory = _ => "bench/results" };
        var peers = new Option<bool>("--peers") { Description = "Only the table of all contenders." };
        var phases = new Option<bool>("--phases") { Description = "Only the phases of our update, against the roofline." };
        var roofline = new Option<bool>("--roofline") { Description = "Only what this processor can do at most." };
        var scaling = new Option<bool>("--scaling") { Description = "Only the plot of our speed over m and K." };
        var micro = new Option<bool>("--micro") { Description = "Only the phases as micro-kernels, by BenchmarkDotNet." };

        var command = new RootCommand("Measures CharRnn.Pipeline beside its peers. Without a choice of parts: all of them.")
        {
            shape, rounds, results, peers, phases, roofline, scaling, micro,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(micro))
            {
                MicroRun.Run(parsed.GetValue(results)!);
                return;
            }

            var chosen = Chosen(parsed.GetValue(peers), Sections.Peers) | Chosen(parsed.GetValue(phases), Sections.Phases)
                         | Chosen(parsed.GetValue(roofline), Sections.Roofline) | Chosen(parsed.GetValue(scaling), Sections.Scaling);
            var sizes = parsed.GetValue(shape)!;
            BenchmarkRun.Run(new BenchmarkOptions(
                new KernelShape("rnn", sizes[0], sizes[1], sizes[2]),
                Math.Max(1, parsed.GetValue(rounds)),
                chosen == Sections.None ? Sections.All : chosen,
                parsed.GetValue(results)!));
        });
        return command.Parse(arguments).Invoke();
    }

    private static Sections Chosen(bool isChosen, Sections section) => isChosen ? section : Sections.None;
}
