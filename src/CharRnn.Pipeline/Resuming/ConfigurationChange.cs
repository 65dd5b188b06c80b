using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Resuming;

/// <summary>One value that is not what it was when the interrupted run began.</summary>
/// <param name="Place">Where it stands now.</param>
/// <param name="Key">Its name, as <c>--set</c> has it.</param>
/// <param name="Was">What it was.</param>
/// <param name="Now">What it is.</param>
/// <param name="IsHarmless">Whether the run may go on all the same.</param>
internal sealed record ConfigurationChange(SourcePlace Place, string Key, string Was, string Now, bool IsHarmless);
