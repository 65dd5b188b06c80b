using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checking;
using CharRnn.Pipeline.Model.Training;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.Stages.GradCheck;

/// <summary>Checks the gradients of all tensors at the initial weights of the run, on the first sequence of the text.</summary>
[Stage("gradcheck", Summary = "Checks every gradient element by central differences and by the complex step.", Options = typeof(GradCheckOptions))]
[Consumes<EncodedText>]
[Produces<GradientCheck>]
public sealed class GradCheckStage(GradCheckOptions options, IKernelCatalog kernels, ILogger<GradCheckStage> logger) : IStage
{
    private const string FileName = "gradcheck.json";

    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation) => Task.Run(() => Run(context, cancellation), cancellation);

    private void Run(StageContext context, CancellationToken cancellation)
    {
        var text = context.Get<EncodedText>();
        var shape = context.Pipeline.Model with { Vocabulary = text.Vocabulary.Count };
        if (context.IsResumed && ReadBack(shape, context.RunFolder) is { } done)
        {
            logger.LogInformation("The gradient check of {Shape} was done before: {File}", done.Kernel.Shape, FileName);
            context.Put(done);
            return;
        }

        var ids = FirstSequence(text, shape.Sequence);
        using var exact = new KernelTeam(kernels, shape);
        using var single = kernels.Create(shape, Precision.Single);
        InitialWeights.Write(exact.Kernels[0], context.Pipeline.Seed);

        var check = new GradientChecker(exact.Kernels, single).Check(ids[..^1], ids[1..], options.Step, options.Limit, context.Progress, cancellation);
        context.RunFolder.Write(FileName, stream => GradientCheckFile.Write(stream, check));
        Log(check);
        ThrowIfFailed(check);
        context.Put(check);
    }

    private GradientCheck? ReadBack(KernelShape shape, RunFolder folder)
    {
        using var kernel = kernels.Create(shape, Precision.Double);
        return GradientCheckFile.Read(folder.PathOf(FileName), kernel.Info);
    }

    private static ReadOnlySpan<int> FirstSequence(EncodedText text, int sequence) =>
        text.Ids.Length > sequence
            ? text.Ids[..(sequence + 1)].ToArray()
            : throw new StageFailedException(
                $"The text has {text.Ids.Length} symbols; the gradient check needs {sequence + 1}: take a longer text or a smaller model.sequence.");

    private void Log(GradientCheck check)
    {
        logger.LogInformation("Gradient check of {Shape}: norm ratios, h = {Step}, limit {Limit}", check.Kernel.Shape, check.Step, check.Limit);
        foreach (var row in check.Tensors)
        {
            logger.LogInformation(
                "{Tensor}: central {Norm:0.0e-0}, complex {Complex:0.0e-0}, reference {Reference:0.0e-0}, float {Float:0.0e-0}; {Checked:N0} elements, {Zeros:N0} exactly zero",
                row.Name, row.Norm, row.Complex, row.Reference, row.Float, row.Checked, row.Zeros);
        }
    }

    private static void ThrowIfFailed(GradientCheck check)
    {
        if (check.Passed)
            return;
        var failures = string.Join("; ", GradientChain.Failures(check.Tensors, check.Limit));
        throw new StageFailedException($"The gradient check failed ({FileName} has all figures). {failures}.", ExitCode.GradientCheckFailed);
    }
}
