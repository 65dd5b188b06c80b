namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Where a product finds the factors that it loads as vectors.</summary>
/// <param name="Start">Address of the first one.</param>
/// <param name="StepBytes">Bytes from one step of the reduction to the next.</param>
/// <param name="PanelBytes">Bytes from one panel to the next.</param>
internal sealed record Operand(string Start, long StepBytes, long PanelBytes);
