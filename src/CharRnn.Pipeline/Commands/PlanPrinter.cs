using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
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

    private static string Options(PlannedStage stage) => string.Join(", ",
        stage.Descriptor.Options.Where(option => option.Get(stage.Options) is not null)
            .Select(option => $"{option.Key} = {OptionValue.Show(option.Get(stage.Options))}"));

    private static string Flow(PlannedStage stage) => string.Join("; ", new[]
    {
        Names("consumes", stage.Descriptor.Uses(ArtifactDirection.Consumes)),
        Names("may consume", stage.Descriptor.Uses(ArtifactDirection.MayConsume)),
        Names("produces", stage.Descriptor.Uses(ArtifactDirection.Produces)),
    }.Where(part => part.Length > 0));

    private static string Names(string verb, IEnumerable<Type> artifacts)
    {
        var names = string.Join(", ", artifacts.Select(artifact => artifact.Name));
        return names.Length == 0 ? "" : $"{verb} {names}";
    }
}
