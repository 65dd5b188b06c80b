namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>How to greet.</summary>
public enum Tone
{
    /// <summary>Hello.</summary>
    Warm,

    /// <summary>Good day.</summary>
    VeryFormal,
}
