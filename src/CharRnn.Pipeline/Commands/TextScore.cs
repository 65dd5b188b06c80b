using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Commands;

/// <summary>A model's loss on a text.</summary>
/// <param name="Text">The text in the model's vocabulary.</param>
/// <param name="UnknownWords">Words of the text that the model knows only as its unknown word.</param>
/// <param name="Loss">Nats, summed over all symbols but the first.</param>
internal sealed record TextScore(EncodedText Text, int UnknownWords, double Loss)
{
    /// <summary>Nats a symbol.</summary>
    public double Nats => Loss / (Text.Ids.Length - 1);

    /// <summary>Bits a symbol.</summary>
    public double Bits => Nats / Math.Log(2);

    /// <summary>Bits a character, whatever a symbol is: comparable between models of characters, bytes and words.</summary>
    public double BitsPerCharacter => Text.BitsPerCharacter(Nats);

    /// <summary>How many symbols alike the model hesitates between.</summary>
    public double Perplexity => Math.Exp(Nats);
}
