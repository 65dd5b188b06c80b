using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Planning;
using CharRnn.Pipeline.Running;

namespace CharRnn.Pipeline.Resuming;

/// <summary>A run to go on with: its folder, locked, and what has changed since it began.</summary>
internal sealed class InterruptedRun
{
    private const string Way = "an interrupted run goes on as it began: set it back, or run without --resume to start a new run";

    private InterruptedRun(RunLock taken, RecordedRun? record, IReadOnlyList<ConfigurationChange> changes) =>
        (Lock, Record, HarmlessChanges) = (taken, record, changes);

    /// <summary>The folder, locked.</summary>
    public RunLock Lock { get; }

    /// <summary>What it has noted of itself.</summary>
    public RecordedRun? Record { get; }

    /// <summary>Changes that do not stand in the way.</summary>
    public IReadOnlyList<ConfigurationChange> HarmlessChanges { get; }

    /// <summary>Finds the run and compares its pipeline with the plan; its folder stays as it is.</summary>
    /// <exception cref="PipelineConfigurationException">There is none, or something has changed that decides what is learnt.</exception>
    public static InterruptedRun Find(Plan plan, string? requested)
    {
        var taken = RunFolders.FindInterrupted(plan.Description.Name, requested);
        try
        {
            var changes = PipelineValues.Read(taken.Folder) is { } old ? new PipelineComparison(old, plan).Changes() : [];
            var problems = changes.Where(change => !change.IsHarmless)
                .Select(change => new ConfigurationProblem(change.Place, change.Key, $"was {change.Was}, now {change.Now}; {Way}"));
            ThrowIfAny([.. problems]);
            return new InterruptedRun(taken, RunRecord.Read(taken.Folder), [.. changes]);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Refuses another text than the one that the run has read.</summary>
    /// <exception cref="PipelineConfigurationException">The text has changed.</exception>
    public void CheckText(Corpus? corpus)
    {
        if (Record?.Text is not { } was || corpus is null || was.Sha256 == corpus.Sha256)
            return;
        throw new PipelineConfigurationException(new ConfigurationProblem(
            null, "text",
            $"was {Describe(was.Source, was.Characters, was.Sha256)}, now {Describe(corpus.Source, corpus.Characters, corpus.Sha256)}; {Way}"));
    }

    private static string Describe(string source, long characters, string sha256) =>
        FormattableString.Invariant($"{source} ({characters:N0} characters, SHA-256 {sha256[..12]}...)");

    private static void ThrowIfAny(IReadOnlyList<ConfigurationProblem> problems)
    {
        if (problems.Count > 0)
            throw new PipelineConfigurationException(problems);
    }
}
