namespace CharRnn.Pipeline.Abstractions;

/// <summary>Text that the model wrote during training: one line of samples.jsonl.</summary>
/// <param name="Update">Updates done, from 1.</param>
/// <param name="SmoothLoss">The smooth loss then, in nats a sequence.</param>
/// <param name="Text">The text.</param>
public sealed record TextSample(long Update, double SmoothLoss, string Text);
