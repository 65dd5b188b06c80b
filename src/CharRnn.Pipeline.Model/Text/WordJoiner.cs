namespace CharRnn.Pipeline.Model.Text;

/// <summary>Words as they follow one another; a blank sets off what stands for an unknown word, as it does nearly every word.</summary>
internal sealed class WordJoiner(TextWriter output) : ISymbolJoiner
{
    private bool _needsBlank;

    public void Add(string symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        if (_needsBlank && symbol == WordUnit.Unknown)
            output.Write(' ');
        output.Write(symbol);
        _needsBlank = symbol.Length == 0 ? _needsBlank : !char.IsWhiteSpace(symbol[^1]);
    }

    public void End()
    {
    }
}
