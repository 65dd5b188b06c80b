namespace Stage_Project;

/// <summary>An artifact of this stage: a later stage may consume it.</summary>
/// <param name="Words">The words with their counts, the most frequent first.</param>
public sealed record WordCounts(IReadOnlyList<KeyValuePair<string, int>> Words);
