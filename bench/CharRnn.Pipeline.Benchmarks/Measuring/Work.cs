using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Benchmarks.Measuring;

/// <summary>Floating-point operations of the products with matrices; a multiply-add counts two. What is linear in m and K counts nothing.</summary>
internal static class Work
{
    /// <summary>One product with W at each of T steps.</summary>
    public static double Recurrence(KernelShape shape, int steps) => 2.0 * steps * shape.Hidden * shape.Hidden;

    /// <summary>One product with V at each of T steps.</summary>
    public static double Output(KernelShape shape) => 2.0 * shape.Sequence * shape.Hidden * shape.Vocabulary;

    /// <summary>A whole update: both sweeps and dW; output layer, back-projection and dV. The first step sends nothing back.</summary>
    public static double Update(KernelShape shape) =>
        2 * Recurrence(shape, shape.Sequence) + Recurrence(shape, shape.Sequence - 1) + 3 * Output(shape);
}
