using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CharRnn.Pipeline.Kernels.Compilation;

/// <summary>Compiles emitted text in memory. The one type that touches Roslyn, which is loaded only when it is called.</summary>
internal static class TextCompiler
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        deterministic: true);

    private static readonly IReadOnlyList<MetadataReference> References = [.. KernelContracts.Assemblies.Select(ReferenceTo)];

    /// <summary>The assembly that a text becomes.</summary>
    /// <param name="kernel">The class in it.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="InvalidOperationException">It does not compile: a defect of the emitter; the message holds the first error.</exception>
    public static byte[] Compile(string kernel, string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, Language);
        var compilation = CSharpCompilation.Create("CharRnn.Pipeline.Kernels." + kernel, [tree], References, Options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (result.Success)
            return image.ToArray();
        var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        throw new InvalidOperationException($"The text emitted for {kernel} does not compile: {errors[0]} and {errors.Length - 1} more.");
    }

    /// <summary>A reference to an assembly as it lies in memory: in a single-file program it is nowhere else.</summary>
    private static unsafe PortableExecutableReference ReferenceTo(Assembly assembly) =>
        assembly.TryGetRawMetadata(out var metadata, out var length)
            ? AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)metadata, length)).GetReference()
            : throw new InvalidOperationException($"{assembly.FullName} has no metadata.");
}
