using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Kernels;
using CharRnn.Pipeline.Kernels.Compilation;

namespace CharRnn.Pipeline.Kernels.Catalog;

/// <summary>What there is to see.</summary>
public sealed partial class KernelCatalog
{
    /// <summary>How many compiled kernels the cache keeps.</summary>
    public const int MostCached = KernelCache.MostEntries;

    /// <summary>The shapes whose kernels were emitted at build time.</summary>
    public IReadOnlyList<KernelShape> BuiltIn => _generated.Shapes;

    /// <summary>The folder of compiled kernels, which need not exist; null when there is no cache.</summary>
    public string? CachePath => _compiler.Cache.Folder;

    /// <summary>All kernels of a shape: each precision at each vector width.</summary>
    public IReadOnlyList<KernelVariant> Variants(KernelShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return [.. KernelSpec.Of(new ModelConfiguration(shape.Cell, shape.Hidden, shape.Vocabulary, shape.Sequence)).Select(spec => VariantOf(shape, spec))];
    }

    private KernelVariant VariantOf(KernelShape shape, KernelSpec spec)
    {
        var precision = spec.Precision == KernelPrecision.Single ? Precision.Single : Precision.Double;
        var text = KernelEmitter.Emit(spec);
        var place = _generated.Find(shape, precision, spec.VectorBits) is not null ? KernelPlace.BuiltIn
            : _compiler.Cache.Find(KernelKey.Of(spec.TypeName, text)) is not null ? KernelPlace.Cached
            : KernelPlace.Nowhere;
        var isChosen = spec.VectorBits == VectorBits && Choose(shape, precision).Engine != KernelEngine.Reference;
        return new KernelVariant(spec, VectorWidth.NameOf(spec.VectorBits), isChosen, place, text, KernelEmitter.MemoryBytes(spec));
    }
}
