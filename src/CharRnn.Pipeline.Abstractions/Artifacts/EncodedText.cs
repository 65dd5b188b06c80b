namespace CharRnn.Pipeline.Abstractions;

/// <summary>The text as symbol ids.</summary>
/// <param name="Unit">What a symbol is: <c>character</c>, <c>byte</c> or <c>word</c>.</param>
/// <param name="Vocabulary">The symbols by id.</param>
/// <param name="Ids">One id a symbol, each below the vocabulary's size.</param>
/// <param name="Characters">Unicode code points that the ids stand for: losses per symbol become bits per character with it.</param>
public sealed record EncodedText(string Unit, Vocabulary Vocabulary, SymbolSequence Ids, long Characters)
{
    /// <summary>Characters a symbol, on average: 1 for characters, below 1 for bytes, 4 to 5 for words.</summary>
    public double CharactersPerSymbol => (double)Characters / Ids.Length;

    /// <summary>Turns nats per symbol into bits per character, so that units compare.</summary>
    public double BitsPerCharacter(double natsPerSymbol) => natsPerSymbol / CharactersPerSymbol / Math.Log(2);
}
