namespace CharRnn.Pipeline.Abstractions;

/// <summary>Text that the best model wrote after training.</summary>
/// <param name="Text">The text.</param>
/// <param name="Temperature">The sampling temperature.</param>
/// <param name="Update">The update of the model that wrote it.</param>
/// <param name="SmoothLoss">That model's smooth loss, in nats a sequence.</param>
public sealed record Passage(string Text, double Temperature, long Update, double SmoothLoss);
