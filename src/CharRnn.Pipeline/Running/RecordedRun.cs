namespace CharRnn.Pipeline.Running;

/// <summary>What run.json of an interrupted run says; null is what it does not say.</summary>
/// <param name="Status">How far it came.</param>
/// <param name="Started">When it began.</param>
/// <param name="Resumed">When it went on.</param>
/// <param name="Text">What it reads.</param>
/// <param name="Seconds">Seconds by stage.</param>
internal sealed record RecordedRun(
    string? Status, DateTimeOffset? Started, IReadOnlyList<DateTimeOffset>? Resumed, RecordedText? Text, IReadOnlyDictionary<string, double>? Seconds);
