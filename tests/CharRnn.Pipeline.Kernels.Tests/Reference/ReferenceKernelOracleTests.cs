using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;
using CharRnn.Pipeline.Kernels.Tests.Oracle;

namespace CharRnn.Pipeline.Kernels.Tests.Reference;

public sealed class ReferenceKernelOracleTests()
    : KernelOracleTests((shape, _, epsilon) => new ReferenceKernel(shape, epsilon), Precision.Double);
