namespace CharRnn.Pipeline.Stages.Report;

/// <summary>One loss in all the units in which it is quoted.</summary>
/// <param name="Symbol">Nats a symbol.</param>
/// <param name="Sequence">T, the symbols of a sequence.</param>
/// <param name="CharactersPerSymbol">Characters a symbol, on average; not a number when no text is known.</param>
internal readonly record struct LossReading(double Symbol, int Sequence, double CharactersPerSymbol)
{
    /// <summary>Nats a sequence: the unit of the smooth loss.</summary>
    public double PerSequence => Symbol * Sequence;

    /// <summary>Bits a character: the unit in which characters, bytes and words compare.</summary>
    public double BitsPerCharacter => Symbol / CharactersPerSymbol / Math.Log(2);

    /// <summary>e to the nats a symbol: among how many equally likely symbols the model wavers.</summary>
    public double Perplexity => Math.Exp(Symbol);

    /// <summary>Reads a loss that is given in nats a sequence.</summary>
    public static LossReading OfSequence(double nats, int sequence, double charactersPerSymbol) =>
        new(nats / sequence, sequence, charactersPerSymbol);
}
