namespace CharRnn.Pipeline.Abstractions;

/// <summary>The gradient check of every element of every tensor.</summary>
/// <param name="Step">Step h of the central differences.</param>
/// <param name="Limit">Bound of <see cref="TensorCheck.Norm"/>.</param>
/// <param name="Passed">Whether every link of the chain holds.</param>
/// <param name="Tensors">One row a tensor: U, W, V, b, c.</param>
/// <param name="Kernel">The emitted double kernel that was checked.</param>
public sealed record GradientCheck(double Step, double Limit, bool Passed, IReadOnlyList<TensorCheck> Tensors, KernelInfo Kernel);
