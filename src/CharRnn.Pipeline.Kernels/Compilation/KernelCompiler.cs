using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using CharRnn.Pipeline.Emit.Kernels;
using CharRnn.Pipeline.Kernels.Emitted;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CharRnn.Pipeline.Kernels.Compilation;

/// <summary>Compiles the emitter's text in memory, for shapes that were not emitted when the project was built.</summary>
internal static class KernelCompiler
{
    private static readonly ConcurrentDictionary<KernelSpec, Type> Compiled = new();

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        deterministic: true);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(FindReferences);

    /// <summary>The kernel class of a spec, and whether it had to be compiled just now.</summary>
    /// <exception cref="InvalidOperationException">The emitted text does not compile: a defect of the emitter; the message holds the errors.</exception>
    public static (Type Type, bool IsNew) Compile(KernelSpec spec)
    {
        if (Compiled.TryGetValue(spec, out var known))
            return (known, false);
        return (Compiled.GetOrAdd(spec, CompileNow), true);
    }

    private static Type CompileNow(KernelSpec spec)
    {
        var tree = CSharpSyntaxTree.ParseText(KernelEmitter.Emit(spec), new CSharpParseOptions(LanguageVersion.CSharp14));
        var compilation = CSharpCompilation.Create("CharRnn.Pipeline.Kernels." + spec.TypeName, [tree], References.Value, Options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
            throw new InvalidOperationException($"The text emitted for {spec.TypeName} does not compile: {errors[0]} and {errors.Length - 1} more.");
        }

        image.Position = 0;
        var assembly = new AssemblyLoadContext(spec.TypeName, isCollectible: true).LoadFromStream(image);
        return assembly.GetTypes().Single(type => type.GetCustomAttribute<EmittedKernelAttribute>() is not null);
    }

    private static IReadOnlyList<MetadataReference> FindReferences()
    {
        // The assemblies that this process itself was started with.
        var paths = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return [.. paths.Split(Path.PathSeparator).Where(path => path.Length > 0).Select(path => MetadataReference.CreateFromFile(path))];
    }
}
