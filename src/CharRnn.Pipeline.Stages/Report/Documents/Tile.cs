namespace CharRnn.Pipeline.Stages.Report.Documents;

/// <summary>A headline figure.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The figure.</param>
/// <param name="Detail">Its unit, or what it stands beside.</param>
internal sealed record Tile(string Label, string Value, string Detail);
