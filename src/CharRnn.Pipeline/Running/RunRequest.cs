namespace CharRnn.Pipeline.Running;

/// <summary>What the command line asks of a run.</summary>
/// <param name="Pipeline">The pipeline file.</param>
/// <param name="Overrides">The arguments of <c>--set</c>.</param>
/// <param name="Out">The run folder; null: the next free one, or the newest one to resume.</param>
/// <param name="Resume">Whether to go on with an interrupted run.</param>
/// <param name="DryRun">Whether to stop after the plan.</param>
/// <param name="Quiet">Whether to show only warnings, errors and the last line.</param>
internal sealed record RunRequest(
    string Pipeline, IReadOnlyList<string> Overrides, string? Out, bool Resume, bool DryRun, bool Quiet);
