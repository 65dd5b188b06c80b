using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Training;
using CharRnn.Pipeline.Planning;
using CharRnn.Pipeline.Running;

namespace CharRnn.Pipeline.Commands;

/// <summary><c>charrnn run --dry-run</c>: shows what a run would do, with which kernel, and how long it would train. Leaves nothing behind.</summary>
internal sealed class DryRun(Plan plan, PipelineRunner runner, IKernelCatalog kernels)
{
    /// <summary>Reads the text as a run would, measures, and prints.</summary>
    /// <exception cref="PipelineConfigurationException">The input cannot serve.</exception>
    public async Task<ExitCode> RunAsync(TextWriter output, CancellationToken cancellation)
    {
        var exitCode = await runner.PrepareAsync(cancellation);
        if (exitCode != ExitCode.Done)
            return exitCode;
        PlanPrinter.Print(plan, output);
        foreach (var stage in plan.Stages)
        {
            if (stage.Options is not TrainOptions options)
                continue;
            if (runner.Artifacts.TryGet<EncodedText>(out var text))
                PlanPrinter.Print(stage, TrainingEstimate.Measure(kernels, plan.Description, text, options), plan.Description.Model.Sequence * text.CharactersPerSymbol, output);
            else
                output.WriteLine($"  {stage.Entry.Id}: how long it takes shows when the stages before it have run");
        }

        return ExitCode.Done;
    }
}
