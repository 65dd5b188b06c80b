using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels;

/// <summary>The tensors of a network: U (m,K), W (m,m), V (K,m), b (m), c (K).</summary>
public static class TensorShapes
{
    /// <summary>The tensors of a shape, in this order.</summary>
    public static IReadOnlyList<TensorShape> Of(KernelShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var (m, k) = (shape.Hidden, shape.Vocabulary);
        return [new("U", [m, k]), new("W", [m, m]), new("V", [k, m]), new("b", [m]), new("c", [k])];
    }

    /// <summary>The tensor with this name, after a check that the elements asked for lie in it.</summary>
    /// <exception cref="ArgumentException">Unknown tensor, or elements beyond its end.</exception>
    internal static TensorShape Find(IReadOnlyList<TensorShape> tensors, string name, int start, int count)
    {
        for (var i = 0; i < tensors.Count; i++)
        {
            if (tensors[i].Name != name)
                continue;
            return start >= 0 && start + count <= tensors[i].Count
                ? tensors[i]
                : throw new ArgumentException($"{name} has {tensors[i].Count} elements; asked for {count} from {start} on.", nameof(start));
        }

        throw new ArgumentException($"There is no tensor '{name}'.", nameof(name));
    }
}
