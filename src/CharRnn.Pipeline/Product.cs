using System.Reflection;

namespace CharRnn.Pipeline;

/// <summary>The product itself.</summary>
internal static class Product
{
    /// <summary>The version, without the commit that builds append.</summary>
    public static string Version { get; } =
        typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
