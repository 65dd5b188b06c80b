using System.Collections.Immutable;
using CharRnn.Pipeline.Emit.Kernels;
using Microsoft.CodeAnalysis;

namespace CharRnn.Pipeline.Generator;

/// <summary>
/// Emits the kernels of every model that the project's pipeline files name. A thin shell: reading and emitting are CharRnn.Pipeline.Emit's.
/// </summary>
/// <remarks>
/// Kernels and problems part as soon as a file is read. A kernel knows no place in a text, so that neither an edit of C# nor a reformatted
/// pipeline.json emits anything again; and each is an output of its own, so that a new model leaves the kernels of the others alone.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class PipelineGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(static file => PipelineFile.Matches(file.Path))
            .WithTrackingName(StepNames.Files)
            .Select(static (file, cancel) => PipelineFile.Read(file.Path, file.GetText(cancel)?.ToString()))
            .WithTrackingName(StepNames.Read);

        EmitKernels(context, files);
        ReportProblems(context, files);
        ReportNoFile(context, files);
    }

    private static void EmitKernels(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<PipelineFile> files)
    {
        var models = files
            .SelectMany(static (file, _) => file.Model is { } model ? ImmutableArray.Create(model) : [])
            .WithTrackingName(StepNames.Model);
        var kernels = models
            .Combine(models.Collect().WithTrackingName(StepNames.AllModels))
            .WithTrackingName(StepNames.ModelAmongAll)
            .SelectMany(static (pair, _) => KernelsOf(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Kernel);
        context.RegisterSourceOutput(
            kernels,
            static (output, kernel) => output.AddSource(kernel.TypeName + ".g.cs", KernelEmitter.Emit(kernel)));
    }

    // A kernel that several files ask for belongs to the first, for a hint name may be used only once. One list of distinct kernels
    // would be simpler, but the driver compares lists place by place: a kernel that comes in would have all after it emitted again.
    private static IEnumerable<KernelSpec> KernelsOf(PipelineModel model, ImmutableArray<PipelineModel> all) =>
        KernelSpec.Of(model.Configuration).Except(
            all.TakeWhile(other => other != model).SelectMany(other => KernelSpec.Of(other.Configuration)));

    private static void ReportProblems(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<PipelineFile> files)
    {
        var problems = files
            .SelectMany(static (file, _) => file.Problems)
            .WithTrackingName(StepNames.Problem);
        context.RegisterSourceOutput(problems, static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
    }

    private static void ReportNoFile(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<PipelineFile> files)
    {
        var noFile = files
            .Collect()
            .WithTrackingName(StepNames.AllFiles)
            .Select(static (all, _) => all.IsEmpty)
            .WithTrackingName(StepNames.NoFile);
        context.RegisterSourceOutput(noFile, static (output, isMissing) =>
        {
            if (isMissing)
                output.ReportDiagnostic(Diagnostic.Create(Descriptors.NoPipelineFile, Location.None));
        });
    }
}
