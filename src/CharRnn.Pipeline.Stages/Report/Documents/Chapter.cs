namespace CharRnn.Pipeline.Stages.Report.Documents;

/// <summary>A chapter of the report.</summary>
/// <param name="Numeral">Its Roman numeral; empty for the chapters that plug-ins contribute.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it says, in order.</param>
internal sealed record Chapter(string Numeral, string Title, IReadOnlyList<Block> Blocks);
