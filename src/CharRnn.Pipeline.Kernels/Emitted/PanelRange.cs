namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>Some panels of the hidden units, side by side: what a thread has of h, da, W, V, U and b when two divide an update.</summary>
/// <param name="From">The first one.</param>
/// <param name="To">The one after the last.</param>
public readonly record struct PanelRange(int From, int To);
