using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Reference;

/// <summary>The tensors of the vanilla cell.</summary>
public static class RnnTensors
{
    /// <summary>U (m,K), W (m,m), V (K,m), b (m), c (K), in this order.</summary>
    public static IReadOnlyList<TensorShape> Of(KernelShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var (m, k) = (shape.Hidden, shape.Vocabulary);
        return [new("U", [m, k]), new("W", [m, m]), new("V", [k, m]), new("b", [m]), new("c", [k])];
    }
}
