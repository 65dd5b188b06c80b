using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Report.Tests.TestKit;

/// <summary>A gradient check with the figures of a real one.</summary>
internal static class Gradients
{
    public static GradientCheck Check() => new(
        Step: 1e-4, Limit: 2e-7, Passed: true,
        [
            new TensorCheck("U", [100, 78], 7800, 6500, 1.2474e-6, 1.2732e-9, 2.2127e-9, 3.3e-16, 1.3e-16, 8.8e-8),
            new TensorCheck("W", [100, 100], 10000, 0, 3.3532e-4, 3.2253e-7, 4.2235e-8, 3.7e-16, 2.9e-16, 1.0e-7),
            new TensorCheck("V", [78, 100], 7800, 0, 6.4944e-6, 8.2185e-8, 3.2043e-9, 1.4e-16, 2.7e-16, 5.4e-8),
            new TensorCheck("b", [100], 100, 0, 5.5787e-9, 1.6585e-9, 1.6449e-9, 2.7e-16, 1.4e-16, 8.1e-8),
            new TensorCheck("c", [78], 78, 0, 9.7841e-10, 7.0911e-10, 3.3336e-10, 1.5e-16, 1.3e-16, 3.5e-8),
        ],
        Training.Kernel with { Precision = Precision.Double });
}
