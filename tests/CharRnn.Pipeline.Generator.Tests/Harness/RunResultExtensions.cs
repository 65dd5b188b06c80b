using CharRnn.Pipeline.Emit.Kernels;
using Microsoft.CodeAnalysis;

namespace CharRnn.Pipeline.Generator.Tests.Harness;

/// <summary>What a run did, and why.</summary>
internal static class RunResultExtensions
{
    /// <summary>Why each result of a step is as it is: new, modified, unchanged, cached or removed.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> Reasons(this GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    /// <summary>The same of what the generator hands to the compiler; cached means that nothing was emitted.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> OutputReasons(this GeneratorRunResult result) =>
        [.. result.TrackedOutputSteps.Values.SelectMany(runs => runs).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    /// <summary>The same of the kernels alone, with the name of each.</summary>
    public static ILookup<IncrementalStepRunReason, string> Emissions(this GeneratorRunResult result) =>
        (from runs in result.TrackedOutputSteps.Values
         from run in runs
         from input in run.Inputs
         where input.Source.Name == StepNames.Kernel
         from output in run.Outputs
         select (output.Reason, Kernel: ((KernelSpec)input.Source.Outputs[input.OutputIndex].Value).TypeName))
        .ToLookup(emission => emission.Reason, emission => emission.Kernel);

    public static IReadOnlyList<string> HintNames(this GeneratorRunResult result) =>
        [.. result.GeneratedSources.Select(source => source.HintName)];
}
