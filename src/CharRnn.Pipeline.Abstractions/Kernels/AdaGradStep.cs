namespace CharRnn.Pipeline.Abstractions;

/// <summary>The settings of an AdaGrad update: g is clipped to [-Clip, Clip]; s += g*g; theta -= LearningRate * g / sqrt(s). Duchi et al. 2011.</summary>
/// <param name="LearningRate">Step size eta, above 0.</param>
/// <param name="Clip">Bound of every gradient element, above 0.</param>
public readonly record struct AdaGradStep(double LearningRate, double Clip);
