using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>Gives the reference kernel for every shape and precision; tests may wrap it.</summary>
internal sealed class ReferenceCatalog(Func<IRnnKernel, Precision, IRnnKernel>? wrap = null) : IKernelCatalog
{
    public IRnnKernel Create(KernelShape shape, Precision precision, double epsilon = 1e-8, int threads = 1)
    {
        var kernel = new ReferenceKernel(shape, epsilon);
        return wrap is null ? kernel : wrap(kernel, precision);
    }
}
