namespace CharRnn.Pipeline.Stages.Encode;

/// <summary>What a symbol is.</summary>
public enum EncodeUnit
{
    /// <summary>A Unicode code point.</summary>
    Character,

    /// <summary>A byte of the text's UTF-8.</summary>
    Byte,

    /// <summary>A word or a punctuation mark.</summary>
    Word,
}
