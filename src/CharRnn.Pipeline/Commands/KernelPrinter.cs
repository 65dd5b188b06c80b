using System.Globalization;
using System.Text;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Emit.Kernels;
using CharRnn.Pipeline.Kernels;
using CharRnn.Pipeline.Kernels.Catalog;

namespace CharRnn.Pipeline.Commands;

/// <summary>Prints what <c>charrnn kernels</c> has to tell.</summary>
internal static class KernelPrinter
{
    /// <summary>Prints the kernels of a shape, and which of them serve here.</summary>
    public static void Print(KernelInfo chosen, string origin, IReadOnlyList<KernelVariant> variants, TextWriter output)
    {
        output.WriteLine($"{chosen.Shape}, {origin}");
        output.WriteLine($"  {chosen.Engine.ToString().ToLowerInvariant()} kernel, {chosen.InstructionSet}");
        foreach (var reason in chosen.Reason.Split("; "))
            output.WriteLine($"    {reason}");

        output.WriteLine();
        var table = new TextTable("precision", "vectors", " source", " memory", "compiled code", "");
        foreach (var variant in variants)
        {
            table.Add(
                variant.Spec.Precision == KernelPrecision.Single ? "float" : "double",
                variant.InstructionSet,
                Size(Encoding.UTF8.GetByteCount(variant.Text)),
                Size(variant.MemoryBytes),
                PlaceOf(variant),
                variant.IsChosen ? "<- serves here" : "");
        }

        table.Write(output);
        output.WriteLine();
    }

    /// <summary>Prints the shapes built in, and where compiled kernels are kept.</summary>
    public static void PrintBuiltIn(KernelCatalog catalog, KernelShape? chosen, TextWriter output)
    {
        output.WriteLine("Built in");
        var table = new TextTable("cell", " m", " K", " T", " parameters", "");
        foreach (var shape in catalog.BuiltIn)
        {
            table.Add(
                shape.Cell, Number(shape.Hidden), Number(shape.Vocabulary), Number(shape.Sequence),
                Number(TensorShapes.Of(shape).Sum(tensor => (long)tensor.Count)),
                shape == chosen ? "<- this shape" : "");
        }

        table.Write(output);
        output.WriteLine();
        output.WriteLine(catalog.CachePath is { } path
            ? $"Others are compiled when they are needed; up to {KernelCatalog.MostCached} are kept in\n  {path}"
            : "Others are compiled when they are needed, and not kept.");
    }

    private static string PlaceOf(KernelVariant variant) => variant.Place switch
    {
        KernelPlace.BuiltIn => "built in",
        KernelPlace.Cached => "in the cache",
        _ => "when needed",
    };

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F1} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F1} GB"),
    };
}
