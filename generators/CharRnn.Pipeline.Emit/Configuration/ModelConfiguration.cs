namespace CharRnn.Pipeline.Emit.Configuration;

/// <summary>The <c>model</c> section of pipeline.json.</summary>
/// <param name="Cell">The recurrent cell: <c>rnn</c>.</param>
/// <param name="Hidden">Hidden size m.</param>
/// <param name="Vocabulary">Vocabulary size K.</param>
/// <param name="Sequence">Sequence length T.</param>
public sealed record ModelConfiguration(string Cell, int Hidden, int Vocabulary, int Sequence);
