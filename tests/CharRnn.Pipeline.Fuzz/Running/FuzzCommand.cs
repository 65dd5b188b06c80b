using System.CommandLine;
using CharRnn.Pipeline.Fuzz.Targets;

namespace CharRnn.Pipeline.Fuzz.Running;

/// <summary>The command line.</summary>
public static class FuzzCommand
{
    private const double UsualSeconds = 60;
    private const int UsualMostBytes = 2048;

    private static readonly Argument<string> Target = new("TARGET") { Description = "the reader to feed" };
    private static readonly Option<long?> Executions = new("--executions") { Description = "stop after so many" };
    private static readonly Option<double?> Seconds = new("--seconds") { Description = "stop after so many; 60 unless --executions is given" };
    private static readonly Option<string?> Corpus = new("--corpus") { Description = "inputs to start from; the repository's own unless given" };
    private static readonly Option<bool> Save = new("--save") { Description = "replace these inputs by the fewest that reach all that was reached" };
    private static readonly Option<int?> Seed = new("--seed") { Description = "decides the changes; another one each time unless given" };
    private static readonly Option<int?> MostBytes = new("--most-bytes") { Description = "the longest input; 2048 unless given" };

    /// <summary>Runs the program.</summary>
    /// <returns>0: every promise was kept; 1: one was broken, and the input is kept; 2: the command line is wrong.</returns>
    public static int Run(string[] args)
    {
        Target.AcceptOnlyFromAmong([.. FuzzTargets.All.Select(target => target.Name)]);
        var command = new RootCommand("Feeds a reader with changed inputs, guided by the branches that they reach.")
        {
            Target, Executions, Seconds, Corpus, Save, Seed, MostBytes,
        };
        command.SetAction(parsed => new FuzzRun(FuzzTargets.Find(parsed.GetValue(Target)!)!, Options(parsed)).Run());
        var result = command.Parse(args);
        var exitCode = result.Invoke();
        return result.Errors.Count == 0 ? exitCode : 2;
    }

    private static FuzzOptions Options(ParseResult parsed)
    {
        var target = parsed.GetValue(Target)!;
        var executions = parsed.GetValue(Executions);
        return new FuzzOptions(
            executions ?? long.MaxValue,
            parsed.GetValue(Seconds) ?? (executions is null ? UsualSeconds : double.MaxValue),
            parsed.GetValue(Corpus) ?? Inputs.FolderOf(target),
            Inputs.CrashersOf(target),
            parsed.GetValue(Save),
            parsed.GetValue(Seed) ?? Environment.TickCount,
            parsed.GetValue(MostBytes) ?? UsualMostBytes);
    }
}
