using System.Reflection;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Emitted;

namespace CharRnn.Pipeline.Kernels.Catalog;

/// <summary>The kernels that the source generator emitted into some assemblies.</summary>
public sealed class EmittedKernelIndex
{
    private readonly Dictionary<(KernelShape Shape, Precision Precision, int VectorBits), Type> _types = [];

    /// <summary>Looks through the assemblies' types.</summary>
    public EmittedKernelIndex(params IEnumerable<Assembly> assemblies)
    {
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetTypes()))
        {
            if (type.GetCustomAttribute<EmittedKernelAttribute>() is { } kernel)
                _types[(kernel.Shape, kernel.Precision, kernel.VectorBits)] = type;
        }
    }

    /// <summary>The kernels of the product itself: those of the pipeline files at the top of the repository.</summary>
    public static EmittedKernelIndex OfThisAssembly { get; } = new(typeof(EmittedKernelIndex).Assembly);

    /// <summary>The shapes, in the order of their dimensions.</summary>
    public IReadOnlyList<KernelShape> Shapes =>
        [.. _types.Keys.Select(key => key.Shape).Distinct().OrderBy(shape => (shape.Cell, shape.Hidden, shape.Vocabulary, shape.Sequence))];

    /// <summary>The class for a shape, precision and width, or null.</summary>
    public Type? Find(KernelShape shape, Precision precision, int vectorBits) =>
        _types.GetValueOrDefault((shape, precision, vectorBits));

    /// <summary>The shapes as a person would list them.</summary>
    public string Describe() => _types.Count == 0 ? "none" : string.Join("; ", Shapes);
}
