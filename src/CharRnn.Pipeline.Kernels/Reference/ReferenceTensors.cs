using System.Numerics;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Reference;

/// <summary>One value for every element of the network's tensors, row-major: the parameters, their gradients, or the optimiser memory.</summary>
/// <typeparam name="T">The kind of number.</typeparam>
public sealed class ReferenceTensors<T>
    where T : struct, INumberBase<T>
{
    /// <summary>Makes tensors of zeros.</summary>
    public ReferenceTensors(KernelShape shape)
    {
        Shapes = TensorShapes.Of(shape);
        All = [.. Shapes.Select(tensor => new T[tensor.Count])];
    }

    /// <summary>Names and dimensions: U (m,K), W (m,m), V (K,m), b (m), c (K).</summary>
    public IReadOnlyList<TensorShape> Shapes { get; }

    /// <summary>The values of each tensor, in the order of <see cref="Shapes"/>.</summary>
    internal T[][] All { get; }

    /// <summary>U (m,K), from a symbol to the hidden state.</summary>
    public T[] U => All[0];

    /// <summary>W (m,m), from the hidden state to the next one.</summary>
    public T[] W => All[1];

    /// <summary>V (K,m), from the hidden state to the scores.</summary>
    public T[] V => All[2];

    /// <summary>b (m), the bias of the hidden state.</summary>
    public T[] B => All[3];

    /// <summary>c (K), the bias of the scores.</summary>
    public T[] C => All[4];

    /// <summary>The values of the tensor with this name.</summary>
    /// <exception cref="ArgumentException">There is no such tensor.</exception>
    public T[] this[string name] => name switch
    {
        "U" => U,
        "W" => W,
        "V" => V,
        "b" => B,
        "c" => C,
        _ => throw new ArgumentException($"There is no tensor '{name}'; there are U, W, V, b, c.", nameof(name)),
    };

    /// <summary>Sets every element to one value.</summary>
    public void Fill(T value)
    {
        foreach (var values in All)
            Array.Fill(values, value);
    }
}
