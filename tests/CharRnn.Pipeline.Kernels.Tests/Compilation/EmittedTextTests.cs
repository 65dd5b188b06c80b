using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Kernels;
using CharRnn.Pipeline.Kernels.Catalog;

namespace CharRnn.Pipeline.Kernels.Tests.Compilation;

/// <summary>One emitter, two hosts: what the generator wrote when the product was built is what the run-time compiler is given.</summary>
public sealed class EmittedTextTests
{
    private const string Generated =
        "src/CharRnn.Pipeline.Kernels/obj/generated/CharRnn.Pipeline.Generator/CharRnn.Pipeline.Generator.PipelineGenerator";

    [Fact]
    public void Emit_EveryShapeOfTheProduct_IsTheTextOfTheBuild()
    {
        var shapes = EmittedKernelIndex.OfThisAssembly.Shapes;
        Assert.NotEmpty(shapes);
        foreach (var spec in shapes.SelectMany(shape =>
            KernelSpec.Of(new ModelConfiguration(shape.Cell, shape.Hidden, shape.Vocabulary, shape.Sequence))))
        {
            Assert.Equal(File.ReadAllText(Path.Combine(Root(), Generated, spec.TypeName + ".g.cs")), KernelEmitter.Emit(spec));
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CharRnn.Pipeline.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
