namespace CharRnn.Pipeline.Abstractions;

/// <summary>Chooses the best kernel for a shape on this machine.</summary>
public interface IKernelCatalog
{
    /// <summary>Makes a kernel with zero parameters, optimiser memory <paramref name="epsilon"/> and zero hidden state.</summary>
    /// <param name="shape">The dimensions wanted.</param>
    /// <param name="precision">float to train, double to check gradients.</param>
    /// <param name="epsilon">AdaGrad's epsilon, above 0: what the running sums of squared gradients start from.</param>
    /// <param name="threads">How many threads an update may take, 1 or 2; a second one helps while it makes updates faster. The bits are the same.</param>
    IRnnKernel Create(KernelShape shape, Precision precision, double epsilon = 1e-8, int threads = 1);
}
