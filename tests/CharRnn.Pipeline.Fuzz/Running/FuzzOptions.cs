namespace CharRnn.Pipeline.Fuzz.Running;

/// <summary>How long to run, and on what.</summary>
/// <param name="Executions">The most executions.</param>
/// <param name="Seconds">The most seconds.</param>
/// <param name="Corpus">The folder of inputs to start from.</param>
/// <param name="Crashers">The folder of inputs that once broke a promise; a new one is added.</param>
/// <param name="IsSaved">Whether the folder is to hold the inputs found, the fewest that cover as much.</param>
/// <param name="Seed">Decides the changes.</param>
/// <param name="MostBytes">Inputs grow no longer.</param>
internal sealed record FuzzOptions(long Executions, double Seconds, string Corpus, string Crashers, bool IsSaved, int Seed, int MostBytes);
