namespace CharRnn.Pipeline.Tests.Security;

/// <summary>The product has no way to a network: its own assemblies refer to nothing that has one.</summary>
public sealed class NetworkTests
{
    [Fact]
    public void Assemblies_TypesOfTheNetwork_AreNotReferredTo()
    {
        var found = ProductAssembly.All.SelectMany(assembly => assembly.Types
            .Where(type => type.StartsWith("System.Net.", StringComparison.Ordinal) || type.StartsWith("System.Diagnostics.Process", StringComparison.Ordinal))
            .Select(type => $"{assembly.Name}: {type}"));

        Assert.Empty(found);
    }

    [Fact]
    public void Assemblies_NativeFunctions_AreThoseOfFilesAlone() => Assert.Equal(
        ["libc.close", "libc.fcntl", "libc.fsync", "libc.getrlimit", "libc.open", "libc.write"],
        ProductAssembly.All.SelectMany(assembly => assembly.NativeFunctions).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A check that finds nothing anywhere would prove nothing.</summary>
    [Fact]
    public void Assemblies_TypesOfFiles_AreReferredTo() =>
        Assert.Contains(ProductAssembly.All, assembly => assembly.Types.Contains("System.IO.FileStream"));
}
