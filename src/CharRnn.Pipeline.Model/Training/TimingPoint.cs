namespace CharRnn.Pipeline.Model.Training;

/// <summary>One line of timing.jsonl.</summary>
/// <param name="Update">Updates done, from 1.</param>
/// <param name="Seconds">Since training began.</param>
/// <param name="CharactersPerSecond">Characters read a second of updating since the previous line, sampling and writing left out.</param>
internal sealed record TimingPoint(long Update, double Seconds, double CharactersPerSecond);
