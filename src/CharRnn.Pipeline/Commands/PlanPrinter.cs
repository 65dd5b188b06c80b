using System.Globalization;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Discovery;
using CharRnn.Pipeline.Planning;

namespace CharRnn.Pipeline.Commands;

/// <summary>Prints what a run would do: <c>charrnn run --dry-run</c>.</summary>
internal static class PlanPrinter
{
    /// <summary>Prints a plan.</summary>
    public static void Print(Plan plan, TextWriter output)
    {
        output.WriteLine($"{plan.Description.Name}: {plan.Description.Model}, seed {plan.Description.Seed}");
        foreach (var stage in plan.Stages)
        {
            output.WriteLine($"  {stage.Entry.Index + 1}. {stage.Entry.Id}  {Options(stage)}".TrimEnd());
            if (stage.Descriptor.Artifacts.Count > 0)
                output.WriteLine($"     {Flow(stage)}");
        }
    }

    /// <summary>Prints what a training stage will take.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="estimate">Kernel, updates, speed.</param>
    /// <param name="charactersPerUpdate">Characters of text that an update reads.</param>
    /// <param name="output">Where to print.</param>
    public static void Print(PlannedStage stage, TrainingEstimate estimate, double charactersPerUpdate, TextWriter output)
    {
        var kernel = estimate.Kernel;
        output.WriteLine(
            $"  {stage.Entry.Id}: {kernel.Engine.ToString().ToLowerInvariant()} kernel for {kernel.Shape}, {kernel.InstructionSet}, {kernel.Reason}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {stage.Entry.Id}: {estimate.Updates:N0} updates, about {Show(estimate.Time)}; measured: "
            + $"{estimate.UpdatesPerSecond:N0} updates/s, {estimate.UpdatesPerSecond * charactersPerUpdate:N0} characters/s"));
    }

    private static string Show(TimeSpan time) => FormattableString.Invariant(time switch
    {
        { TotalSeconds: < 1 } => (FormattableString)$"{time.TotalSeconds:F1} s",
        { TotalMinutes: < 2 } => $"{time.TotalSeconds:F0} s",
        { TotalHours: < 2 } => $"{time.TotalMinutes:F0} min",
        { TotalDays: < 2 } => $"{time.TotalHours:F0} h",
        _ => $"{time.TotalDays:N0} days",
    });

    private static string Options(PlannedStage stage) => string.Join(", ",
        stage.Descriptor.Options.Where(option => option.Get(stage.Options) is not null)
            .Select(option => $"{option.Key} = {OptionValue.Show(option.Get(stage.Options))}"));

    private static string Flow(PlannedStage stage) => string.Join("; ", ArtifactFlow.Verbs
        .Where(flow => stage.Descriptor.Uses(flow.Direction).Any())
        .Select(flow => $"{flow.Verb} {string.Join(", ", stage.Descriptor.Uses(flow.Direction).Select(artifact => artifact.Name))}"));
}
