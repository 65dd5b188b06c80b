namespace CharRnn.Pipeline.Model.Text;

/// <summary>A way to cut text into symbols. Joining what was split gives the text back.</summary>
public interface ITextUnit
{
    /// <summary>The name in pipeline.json and in model files.</summary>
    string Name { get; }

    /// <summary>Cuts a text into symbols, in order.</summary>
    IEnumerable<string> Split(string text);

    /// <summary>The text of symbols. Sampled symbols may make no sense together; what cannot be text becomes U+FFFD.</summary>
    /// <exception cref="ArgumentException">One of them is no symbol of this unit.</exception>
    string Join(IEnumerable<string> symbols);
}
