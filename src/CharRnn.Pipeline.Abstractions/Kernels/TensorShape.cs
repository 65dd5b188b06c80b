namespace CharRnn.Pipeline.Abstractions;

/// <summary>A tensor's name and dimensions; values are row-major wherever they leave a kernel.</summary>
/// <param name="Name">U, W, V, b or c.</param>
/// <param name="Dimensions">(m,K), (m,m), (K,m), (m) or (K).</param>
public sealed record TensorShape(string Name, IReadOnlyList<int> Dimensions)
{
    /// <summary>The number of elements.</summary>
    public int Count { get; } = Dimensions.Aggregate(1, (product, n) => checked(product * n));
}
