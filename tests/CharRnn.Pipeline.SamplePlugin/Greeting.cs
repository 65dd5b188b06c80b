namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>What <c>greet</c> makes and <c>spell</c> takes: an artifact that only this plug-in knows.</summary>
/// <param name="Text">The greeting.</param>
public sealed record Greeting(string Text);
