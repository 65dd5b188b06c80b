namespace CharRnn.Pipeline.Model.Sampling;

/// <summary>What a passage is to be.</summary>
/// <param name="Prime">
/// What it begins with and goes on from, as ids. When it is empty the model starts as after a line end, which is not part of the passage; a
/// vocabulary without a line end gives its first symbol instead.
/// </param>
/// <param name="Length">Symbols drawn, those of <paramref name="Prime"/> not counted.</param>
/// <param name="Temperature">Above 0; 1 samples from the model's own probabilities.</param>
public sealed record PassageRequest(IReadOnlyList<int> Prime, int Length, double Temperature);
