using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Tests.Oracle;

namespace CharRnn.Pipeline.Kernels.Tests.Emitted;

/// <summary>The emitted float kernels against the oracle; the other vector widths give the same bits.</summary>
public sealed class EmittedFloatKernelOracleTests() : KernelOracleTests(KernelCase.BestEmitted, Precision.Single);
