namespace CharRnn.Pipeline.Model.Training;

/// <summary>How gradients become steps.</summary>
public enum Optimizer
{
    /// <summary>AdaGrad (Duchi et al. 2011): s += g*g; theta -= eta * g / sqrt(s), s starting at epsilon.</summary>
    Adagrad,
}
