namespace CharRnn.Pipeline.Abstractions;

/// <summary>How far a stage is.</summary>
/// <param name="Done">Units done, 0 to <paramref name="Total"/>.</param>
/// <param name="Total">Units in all, at least 1.</param>
/// <param name="Unit">What is counted, in the plural: <c>updates</c>, <c>elements</c>.</param>
/// <param name="Detail">A few words for people, for example the smooth loss and the characters per second.</param>
public sealed record StageProgress(long Done, long Total, string Unit, string Detail);
