using System.CommandLine;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Kernels.Catalog;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharRnn.Pipeline.Commands;

/// <summary><c>charrnn kernels</c>: the shapes built in, and all about the kernels of one shape.</summary>
internal static class KernelsCommand
{
    private const string Examples = """
          charrnn kernels                          of the shape that ./pipeline.json asks for
          charrnn kernels --hidden 200             of the same shape with another hidden size
          charrnn kernels --hidden 64 --vocabulary 96 --sequence 32 --emit source
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var pipeline = new Argument<string?>("PIPELINE")
        {
            Description = $"The pipeline file whose shape is meant; otherwise ./{CommandLine.DefaultPipeline}, where there is one.",
            HelpName = "PIPELINE",
            Arity = ArgumentArity.ZeroOrOne,
        }.NotEmpty();
        var emit = new Option<string?>("--emit") { Description = "Writes the source of the shape's kernels into this folder.", HelpName = "DIR" }.NotEmpty();
        var command = new ExplainedCommand("kernels", "Lists the kernels: those built in, and those of a shape.", Examples) { pipeline, emit };
        var sizes = new RecordOptions<KernelSizes>(command);
        command.SetAction(result => Run(result.GetValue(pipeline), result.GetValue(emit), sizes.Read(result), Console.Out));
        return command;
    }

    private static void Run(string? pipeline, string? folder, KernelSizes sizes, TextWriter output)
    {
        var catalog = new KernelCatalog(NullLogger<KernelCatalog>.Instance);
        var file = pipeline ?? (File.Exists(CommandLine.DefaultPipeline) ? CommandLine.DefaultPipeline : null);
        var model = file is null ? null : ReadModel(file);
        var shape = ShapeOf(model, sizes, isWanted: folder is not null);
        var variants = shape is null ? [] : catalog.Variants(shape);
        if (shape is not null)
            KernelPrinter.Print(catalog.Choose(shape, Precision.Single), shape == model ? $"the shape of {file}" : "the shape asked for", variants, output);
        KernelPrinter.PrintBuiltIn(catalog, shape, output);
        if (folder is not null)
            KernelSource.Write(variants, folder, output);
    }

    private static KernelShape? ReadModel(string file)
    {
        var problems = new ProblemList();
        var pipeline = new PipelineReader(file, problems).Read([]);
        problems.ThrowIfAny();
        return pipeline?.Model;
    }

    /// <summary>The pipeline's shape with what the command line says instead; null when neither says anything.</summary>
    private static KernelShape? ShapeOf(KernelShape? model, KernelSizes sizes, bool isWanted)
    {
        var (hidden, vocabulary, sequence) = (sizes.Hidden ?? model?.Hidden, sizes.Vocabulary ?? model?.Vocabulary, sizes.Sequence ?? model?.Sequence);
        if (model is null && !isWanted && sizes == new KernelSizes())
            return null;
        var problems = new ProblemList();
        foreach (var (name, size) in new[] { ("--hidden", hidden), ("--vocabulary", vocabulary), ("--sequence", sequence) })
        {
            if (size is null)
                problems.Add(CommandLineProblems.Place, name, "is missing, and there is no pipeline that gives it; write a number, or name a PIPELINE");
        }

        problems.ThrowIfAny();
        return new KernelShape(model?.Cell ?? ModelReader.Cells[0], hidden!.Value, vocabulary!.Value, sequence!.Value);
    }
}
