namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>Hidden units that were looked at, and how many of them were saturated.</summary>
/// <param name="Saturated">Units with |h| above 0.99.</param>
/// <param name="Measured">All units looked at.</param>
public readonly record struct SaturationCount(long Saturated, long Measured);
