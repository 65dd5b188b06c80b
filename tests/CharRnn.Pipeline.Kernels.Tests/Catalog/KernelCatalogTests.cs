using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Kernels.Compilation;
using CharRnn.Pipeline.Kernels.Tests.Emitted;
using CharRnn.Pipeline.Kernels.Tests.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharRnn.Pipeline.Kernels.Tests.Catalog;

public sealed class KernelCatalogTests
{
    private static readonly KernelShape Other = new("rnn", 2, 3, 4);

    private readonly RecordingLogger<KernelCatalog> _log = new();

    [Fact]
    public void Choose_NothingAskedFor_PrefersWhatWasBuiltIn()
    {
        var catalog = Open(new KernelChoice(VectorBits: 256));
        var builtIn = catalog.BuiltIn[0];
        Assert.Equal(
            new KernelInfo(builtIn, Precision.Single, KernelEngine.Generated, "AVX2", "emitted at build time; asked for by CHARRNN_VECTORS"),
            catalog.Choose(builtIn, Precision.Single));
        Assert.Equal(
            new KernelInfo(
                Other, Precision.Double, KernelEngine.Compiled, "AVX2",
                "compiled at run time: no kernel of this shape was built in; asked for by CHARRNN_VECTORS"),
            catalog.Choose(Other, Precision.Double));
    }

    [Theory]
    [InlineData(KernelEngine.Compiled)]
    [InlineData(KernelEngine.Generated)]
    [InlineData(KernelEngine.Reference)]
    public void Create_AnyChoice_IsWhatWasChosen(KernelEngine engine)
    {
        var catalog = Open(new KernelChoice(engine));
        using var kernel = catalog.Create(catalog.BuiltIn[0], Precision.Single);
        Assert.Equal(engine, kernel.Info.Engine);
        Assert.Equal(catalog.Choose(catalog.BuiltIn[0], Precision.Single), kernel.Info);
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public void Create_NoDynamicCode_TheReferenceKernelStepsInWithAWarning()
    {
        var catalog = Open(new KernelChoice(), isPossible: false);

        using var kernel = catalog.Create(Other, Precision.Single);
        using var builtIn = catalog.Create(catalog.BuiltIn[0], Precision.Single);

        Assert.Equal(KernelEngine.Reference, kernel.Info.Engine);
        Assert.Equal(KernelEngine.Generated, builtIn.Info.Engine);
        Assert.Equal(
            "The reference kernel steps in for rnn m=2 K=3 T=4, some thirty times slower: "
            + "no kernel of this shape was built in, and this program cannot compile or load code at run time",
            Assert.Single(_log.Warnings));
        Assert.DoesNotContain(catalog.Variants(Other), variant => variant.IsChosen);
    }

    [Theory]
    [InlineData(KernelEngine.Generated, "no kernel for rnn m=2 K=3 T=4 was emitted at build time; built are rnn m=1 ")]
    [InlineData(KernelEngine.Compiled, "this program cannot compile or load code at run time; unset the variable")]
    public void Create_EngineThatCannotServe_IsRefused(KernelEngine engine, string message)
    {
        var error = Assert.Throws<PipelineConfigurationException>(() => Open(new KernelChoice(engine), isPossible: false).Create(Other, Precision.Single));
        Assert.StartsWith($"environment: CHARRNN_ENGINE: {message}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Variants_OfAShape_SayWhereEachKernelIs()
    {
        using var folder = new TemporaryFolder();
        var catalog = Open(new KernelChoice(VectorBits: 128), cache: folder.PathOf("cache"));
        using (catalog.Create(Other, Precision.Double))
        {
            var variants = catalog.Variants(Other);
            Assert.Equal(
                ["Single AVX-512 Nowhere", "Single AVX2 Nowhere", "Single 128-bit Nowhere chosen", "Double AVX-512 Nowhere", "Double AVX2 Nowhere", "Double 128-bit Cached chosen"],
                variants.Select(variant => $"{variant.Spec.Precision} {variant.InstructionSet} {variant.Place}{(variant.IsChosen ? " chosen" : "")}"));
            Assert.All(variants, variant => Assert.Contains($"({variant.MemoryBytes} in all)", variant.Text, StringComparison.Ordinal));
        }

        Assert.All(catalog.Variants(catalog.BuiltIn[0]), variant => Assert.Equal(KernelPlace.BuiltIn, variant.Place));
    }

    private KernelCatalog Open(KernelChoice choice, bool isPossible = true, string? cache = null) =>
        new(_log, choice, KernelCase.TestKernels, new KernelCompiler(new KernelCache(cache, _log), NullLogger.Instance) { IsPossible = isPossible });
}
