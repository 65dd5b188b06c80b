using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Text;

/// <summary>A way to cut text into symbols. Joining what was split gives the text back.</summary>
public interface ITextUnit
{
    /// <summary>The name in pipeline.json and in model files.</summary>
    string Name { get; }

    /// <summary>Cuts a text into symbols, in order.</summary>
    IEnumerable<string> Split(string text);

    /// <summary>Cuts a text of any size into symbols and numbers them in code point order.</summary>
    /// <param name="corpus">The text.</param>
    /// <param name="maximumWords">Largest vocabulary of words; other units have no limit.</param>
    NumberedText Number(Corpus corpus, int maximumWords);

    /// <summary>The columns of a text, in UTF-16 units, that a symbol takes; 0 for one that continues the character before it.</summary>
    int Columns(string symbol);

    /// <summary>Starts a text of symbols that come one by one.</summary>
    ISymbolJoiner JoinTo(TextWriter output);

    /// <summary>The text of symbols. Sampled symbols may make no sense together; what cannot be text becomes U+FFFD.</summary>
    /// <exception cref="ArgumentException">One of them is no symbol of this unit.</exception>
    string Join(IEnumerable<string> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        using var text = new StringWriter();
        var joiner = JoinTo(text);
        foreach (var symbol in symbols)
            joiner.Add(symbol);
        joiner.End();
        return text.ToString();
    }
}
