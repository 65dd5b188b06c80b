using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CharRnn.Pipeline.Tests.TestKit;

/// <summary>A dll without code that refers to another assembly.</summary>
internal static class EmptyAssembly
{
    /// <summary>Writes the dll.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="reference">The name of the assembly that it refers to.</param>
    /// <param name="version">The version of that assembly.</param>
    public static void Write(string path, string reference, Version version)
    {
        var metadata = new MetadataBuilder();
        var name = metadata.GetOrAddString(Path.GetFileNameWithoutExtension(path));
        metadata.AddModule(0, name, metadata.GetOrAddGuid(Guid.Empty), default, default);
        metadata.AddAssembly(name, new Version(1, 0), default, default, default, AssemblyHashAlgorithm.None);
        metadata.AddAssemblyReference(metadata.GetOrAddString(reference), version, default, default, default, default);
        metadata.AddTypeDefinition(
            TypeAttributes.NotPublic, default, metadata.GetOrAddString("<Module>"), default,
            MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));

        var image = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder()).Serialize(image);
        File.WriteAllBytes(path, image.ToArray());
    }
}
