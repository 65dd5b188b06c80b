using System.Runtime.CompilerServices;
using CharRnn.Pipeline.Emit.Kernels;
using CharRnn.Pipeline.Kernels.Compilation;
using CharRnn.Pipeline.Kernels.Tests.TestKit;

namespace CharRnn.Pipeline.Kernels.Tests.Compilation;

public sealed class KernelCompilerTests : IDisposable
{
    private static readonly KernelSpec Spec = new()
    {
        Cell = "rnn",
        Hidden = 3,
        Vocabulary = 5,
        Sequence = 2,
        Precision = KernelPrecision.Single,
        VectorBits = 128,
    };

    private readonly TemporaryFolder _folder = new();
    private readonly RecordingLogger<KernelCompiler> _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compile_SecondProcess_TakesTheKernelFromTheCache()
    {
        var compiled = Start().Compile(Spec, "a test wants it");
        var cached = Start().Compile(Spec, "a test wants it");

        Assert.NotSame(compiled.Assembly, cached.Assembly);
        Assert.Equal(compiled.Module.ModuleVersionId, cached.Module.ModuleVersionId);
        Assert.Collection(
            _log.Information,
            line => Assert.Matches(@"^Kernel Rnn_M3_K5_T2_Single_V128 compiled in \d+\.\d s, kept for the next time: a test wants it$", line),
            line => Assert.Matches(@"^Kernel Rnn_M3_K5_T2_Single_V128 taken from the cache in \d+ ms, \d+\.\d s saved: a test wants it$", line));
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public void Compile_Twice_IsOneKernel()
    {
        var compiler = Start();
        Assert.Same(compiler.Compile(Spec, ""), compiler.Compile(Spec, ""));
        Assert.Single(_log.Entries);
    }

    [Fact]
    public void Compile_DamagedEntry_IsCompiledAgainAndReplaced()
    {
        Start().Compile(Spec, "");
        var entry = Assert.Single(_folder.Files);
        var sound = File.ReadAllBytes(entry);
        File.WriteAllBytes(entry, sound[..^1]);

        var type = Start().Compile(Spec, "");

        Assert.Equal(Spec.TypeName, type.Name);
        Assert.Contains("is compiled again and replaced", Assert.Single(_log.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain(_log.Information, line => line.Contains("from the cache", StringComparison.Ordinal));

        // All but the hash and the time that the compilation took.
        Assert.Equal(sound[80..], File.ReadAllBytes(entry)[80..]);
    }

    [Fact]
    public void Compile_FolderThatCannotBe_CompilesInMemory()
    {
        File.WriteAllText(_folder.PathOf("cache"), "a file where the folder should be");

        Assert.Equal(Spec.TypeName, Start().Compile(Spec, "").Name);

        Assert.Single(_log.Warnings);
        Assert.Contains("not kept", Assert.Single(_log.Information), StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_CompilerAndKernelsGone_UnloadsTheCode()
    {
        var code = CompileAndForget();
        for (var round = 0; code.IsAlive && round < 10; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(code.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference CompileAndForget() => new(Start().Compile(Spec, "").Assembly);

    /// <summary>A compiler as a new process has it.</summary>
    private KernelCompiler Start() => new(new KernelCache(_folder.PathOf("cache"), _log), _log);
}
