using System.Reflection;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Tests.Emitted;

/// <summary>The JIT gives up optimising a method beyond certain sizes, without a word and at ten times the cost: no emitted method comes near.</summary>
public sealed class JitBudgetTests
{
    /// <summary>Half of the 60,000 bytes of IL at which the JIT of .NET 10 switches to minimal optimisation.</summary>
    private const int LargestBody = 30_000;

    /// <summary>Half of the 1,024 locals that it tracks.</summary>
    private const int MostLocals = 512;

    [Theory]
    [InlineData(1, 2000)]
    [InlineData(100, 78)]
    [InlineData(108, 81)]
    [InlineData(112, 81)]
    [InlineData(300, 256)]
    [InlineData(1024, 10_000)]
    public void EveryMethod_OfEveryWidthAndPrecision_StaysWithinHalfTheBudget(int hidden, int vocabulary)
    {
        foreach (var precision in Enum.GetValues<Precision>())
        {
            foreach (var width in new[] { 512, 256, 128 })
            {
                using var kernel = new KernelCase(new KernelShape("rnn", hidden, vocabulary, 25)).Emitted(KernelEngine.Compiled, precision, width);
                foreach (var method in kernel.GetType().GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    var body = method.GetMethodBody()!;
                    Assert.True(body.GetILAsByteArray()!.Length <= LargestBody, $"{kernel.GetType().Name}.{method.Name}: {body.GetILAsByteArray()!.Length} bytes");
                    Assert.True(body.LocalVariables.Count <= MostLocals, $"{kernel.GetType().Name}.{method.Name}: {body.LocalVariables.Count} locals");
                }
            }
        }
    }
}
