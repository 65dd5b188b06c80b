namespace CharRnn.Pipeline.Model.Text;

/// <summary>Writes the text of symbols as they come. Allocates nothing a symbol.</summary>
public interface ISymbolJoiner
{
    /// <summary>Writes a symbol, or as much of the text as is certain by now.</summary>
    /// <exception cref="ArgumentException">It is no symbol of the unit.</exception>
    void Add(string symbol);

    /// <summary>Writes what is left of a character that was not completed.</summary>
    void End();
}
