using System.Reflection;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Xunit.Sdk;

namespace CharRnn.Pipeline.Kernels.Tests.TestKit;

/// <summary>A row of a theory for one vector width, reported as skipped where the processor lacks it.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class VectorWidthDataAttribute : DataAttribute
{
    private readonly object[] _row;

    public VectorWidthDataAttribute(int vectorBits, params object[] others)
    {
        _row = [vectorBits, .. others];
        if (!Has(vectorBits))
            Skip = $"This processor has no vectors of {vectorBits} bits.";
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [_row];

    private static bool Has(int vectorBits) => vectorBits switch
    {
        512 => Vector512.IsHardwareAccelerated,
        256 => Vector256.IsHardwareAccelerated && Fma.IsSupported,
        _ => true,
    };
}
