using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Discovery;
using CharRnn.Pipeline.Emit.Configuration;

namespace CharRnn.Pipeline.Commands;

/// <summary><c>charrnn stages</c>: lists the stages, or describes one.</summary>
internal static class StagesCommand
{
    /// <summary>Prints the list, or the stage with the given name.</summary>
    /// <exception cref="PipelineConfigurationException">There is no such stage.</exception>
    public static void Run(string? name, TextWriter output)
    {
        var catalog = StageCatalog.BuiltIn();
        if (name is null)
        {
            foreach (var stage in catalog.Stages)
                output.WriteLine($"{stage.Name,-10} {stage.Stage.Summary}");
            return;
        }

        Describe(
            catalog.Find(name) ?? throw new PipelineConfigurationException(
                new ConfigurationProblem(new SourcePlace("command line"), "", Spelling.Unknown("stage", name, catalog.Names))),
            output);
    }

    private static void Describe(StageDescriptor stage, TextWriter output)
    {
        output.WriteLine($"{stage.Name}: {stage.Stage.Summary}");
        foreach (var (verb, direction) in new[]
                 {
                     ("consumes", ArtifactDirection.Consumes), ("may consume", ArtifactDirection.MayConsume), ("produces", ArtifactDirection.Produces),
                 })
        {
            if (stage.Uses(direction).Any())
                output.WriteLine($"  {verb} {string.Join(", ", stage.Uses(direction).Select(artifact => artifact.Name))}");
        }

        if (stage.Stage.Options is not { } type)
            return;
        output.WriteLine("  options");
        var defaults = Activator.CreateInstance(type);
        foreach (var option in OptionsBinder.OptionsOf(type))
        {
            output.WriteLine($"    {OptionsBinder.KeyOf(option)}: {Allowed(option)}; default {OptionValue.Show(option.GetValue(defaults))}");
            if (option.GetCustomAttribute<DescriptionAttribute>() is { } description)
                output.WriteLine($"      {description.Description}");
        }
    }

    private static string Allowed(PropertyInfo option) =>
        OptionValue.Describe(option.PropertyType)
        + (option.GetCustomAttribute<RangeAttribute>() is { } range ? " " + OptionValue.DescribeRange(range) : "");
}
