using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CharRnn.Pipeline.Tests.Security;

/// <summary>What an assembly of the product refers to, by its metadata.</summary>
/// <param name="Name">The assembly.</param>
/// <param name="Types">Types of other assemblies, with their namespaces.</param>
/// <param name="Members">Members of such types.</param>
/// <param name="NativeFunctions">Functions of native libraries: <c>library.function</c>.</param>
internal sealed record ProductAssembly(
    string Name, IReadOnlyList<string> Types, IReadOnlyList<(string Type, string Name)> Members, IReadOnlyList<string> NativeFunctions)
{
    /// <summary>All that lie beside the program and are the product's own.</summary>
    public static IReadOnlyList<ProductAssembly> All { get; } =
    [
        .. new[]
        {
            "charrnn", "CharRnn.Pipeline.Abstractions", "CharRnn.Pipeline.Emit", "CharRnn.Pipeline.Kernels", "CharRnn.Pipeline.Model", "CharRnn.Pipeline.Stages",
        }.Select(Read),
    ];

    private static ProductAssembly Read(string name)
    {
        using var portable = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, name + ".dll")));
        var reader = portable.GetMetadataReader();
        return new ProductAssembly(
            name,
            [.. reader.TypeReferences.Select(type => NameOf(reader, type))],
            [
                .. reader.MemberReferences.Select(reader.GetMemberReference)
                    .Where(member => member.Parent.Kind == HandleKind.TypeReference)
                    .Select(member => (NameOf(reader, (TypeReferenceHandle)member.Parent), reader.GetString(member.Name))),
            ],
            [
                .. reader.MethodDefinitions.Select(method => reader.GetMethodDefinition(method).GetImport())
                    .Where(import => !import.Module.IsNil)
                    .Select(import => $"{reader.GetString(reader.GetModuleReference(import.Module).Name)}.{reader.GetString(import.Name)}"),
            ]);
    }

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }
}
