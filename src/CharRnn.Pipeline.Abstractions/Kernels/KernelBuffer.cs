namespace CharRnn.Pipeline.Abstractions;

/// <summary>Which copy of the tensors is meant.</summary>
public enum KernelBuffer
{
    /// <summary>The parameters theta.</summary>
    Parameters,

    /// <summary>The gradients of the last <see cref="IRnnKernel.Gradient"/> call.</summary>
    Gradients,

    /// <summary>AdaGrad's running sum of squared gradients, epsilon included: it starts at epsilon, so that no update has to add it.</summary>
    OptimizerMemory,
}
