namespace CharRnn.Pipeline.Model.Text;

/// <summary>Symbols that are text by themselves.</summary>
internal sealed class CharacterJoiner(TextWriter output) : ISymbolJoiner
{
    public void Add(string symbol) => output.Write(symbol);

    public void End()
    {
    }
}
