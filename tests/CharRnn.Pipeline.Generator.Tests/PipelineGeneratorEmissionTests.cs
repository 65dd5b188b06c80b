using CharRnn.Pipeline.Emit.Kernels;
using CharRnn.Pipeline.Generator.Tests.Harness;

namespace CharRnn.Pipeline.Generator.Tests;

public sealed class PipelineGeneratorEmissionTests
{
    [Fact]
    public void Run_OneModel_AddsTheTextOfTheEmitter()
    {
        var result = new GeneratorSession(PipelineText.Of("pipeline.json", 16)).Run();

        Assert.Empty(result.Diagnostics);
        Assert.Equal(
            Kernels.Of(16).Select(kernel => (kernel.TypeName + ".g.cs", KernelEmitter.Emit(kernel))),
            result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())));
    }

    [Fact]
    public void Run_TwiceFromNothing_GivesIdenticalBytes() => Assert.Equal(Checksums(), Checksums());

    [Fact]
    public void Run_EqualModels_AddsTheirKernelsOnce()
    {
        var result = new GeneratorSession(
            PipelineText.Of("pipeline.json", 16),
            PipelineText.Of("words.pipeline.json", 16),
            PipelineText.Of("bytes.pipeline.json", 7)).Run();

        Assert.Equal(Kernels.HintNamesOf(16, 7), result.HintNames());
    }

    [Theory]
    [InlineData("pipeline.json")]
    [InlineData("Pipeline.JSON")]
    [InlineData("some/folder/pipeline.json")]
    [InlineData("some/folder/words.pipeline.json")]
    [InlineData("Words.PIPELINE.json")]
    public void Run_PipelineFile_IsRead(string path) =>
        Assert.Equal(Kernels.HintNamesOf(7), new GeneratorSession(PipelineText.Of(path, 7)).Run().HintNames());

    [Theory]
    [InlineData("mypipeline.json")]
    [InlineData("pipeline.json.bak")]
    [InlineData("pipeline.schema.json")]
    [InlineData("pipeline.json/appsettings.json")]
    public void Run_OtherFile_IsNotRead(string path) => Assert.Empty(new GeneratorSession(PipelineText.Of(path, 7)).Run().HintNames());

    private static IEnumerable<byte> Checksums() => new GeneratorSession(PipelineText.Of("pipeline.json", 16)).Run()
        .GeneratedSources
        .SelectMany(source => source.SourceText.GetChecksum());
}
