using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CharRnn.Pipeline.Emit.Kernels;

namespace CharRnn.Pipeline.Kernels.Compilation;

/// <summary>What a compiled kernel depends on, as one hash: of two kernels with equal keys either can stand for the other.</summary>
internal sealed class KernelKey
{
    private const int FileNameDigits = 16;

    private static readonly string Origin = DescribeOrigin();

    private readonly byte[] _hash;

    private KernelKey(string kernel, byte[] hash) => (Kernel, _hash) = (kernel, hash);

    /// <summary>The emitted class.</summary>
    public string Kernel { get; }

    /// <summary>SHA-256 of emitter, compiler, contracts and text.</summary>
    public ReadOnlySpan<byte> Hash => _hash;

    /// <summary>The name of its file: for people, and short. The whole hash stands in the file.</summary>
    public string FileName => $"{Kernel}-{Convert.ToHexStringLower(_hash)[..FileNameDigits]}{KernelCache.Extension}";

    /// <summary>The key of a kernel of this build.</summary>
    public static KernelKey Of(string kernel, string text) => Of(kernel, text, Origin);

    /// <summary>The key of a kernel whose text was emitted, and is compiled, elsewhere.</summary>
    public static KernelKey Of(string kernel, string text, string origin) =>
        new(kernel, SHA256.HashData(Encoding.UTF8.GetBytes(origin + text)));

    private static string DescribeOrigin()
    {
        var origin = new StringBuilder();

        // The compiler by the name under which this assembly refers to it: asking the compiler itself would load it.
        var compiler = typeof(KernelKey).Assembly.GetReferencedAssemblies().Single(name => name.Name == "Microsoft.CodeAnalysis.CSharp");
        origin.Append(CultureInfo.InvariantCulture, $"compiler {compiler.FullName}\n");
        foreach (var assembly in KernelContracts.Assemblies.Prepend(typeof(KernelEmitter).Assembly))
            origin.Append(CultureInfo.InvariantCulture, $"{assembly.GetName().Name} {assembly.ManifestModule.ModuleVersionId}\n");
        return origin.ToString();
    }
}
