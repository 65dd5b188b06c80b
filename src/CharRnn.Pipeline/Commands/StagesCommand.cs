using System.CommandLine;
using System.CommandLine.Completions;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Discovery;
using CharRnn.Pipeline.Emit.Configuration;

namespace CharRnn.Pipeline.Commands;

/// <summary><c>charrnn stages</c>: lists the stages, or describes one.</summary>
internal static class StagesCommand
{
    private const string Examples = """
          charrnn stages
          charrnn stages train
          charrnn stages --pipeline novel.pipeline.json        with the plug-ins of that pipeline
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "One stage, with its options.", HelpName = "NAME", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add(_ => Completions.StageNames().Select(stage => new CompletionItem(stage)));
        var pipeline = PluginOption.Create();
        var command = new ExplainedCommand("stages", "Lists the stages, or describes one.", Examples) { name, pipeline };
        command.SetAction(result => StandardOutput.Write(output => Run(result.GetValue(name), result.GetValue(pipeline), output)));
        return command;
    }

    /// <summary>Prints the list, or the stage with the given name.</summary>
    /// <param name="name">A stage; null: all.</param>
    /// <param name="pipeline">A pipeline file whose plug-ins count, too; null: the default one, if it is there.</param>
    /// <param name="output">Where to print.</param>
    /// <exception cref="PipelineConfigurationException">There is no such stage, or a plug-in does not load.</exception>
    public static void Run(string? name, string? pipeline, TextWriter output)
    {
        var catalog = PluginOption.LoadCatalog(pipeline);
        if (name is null)
            List(catalog, output);
        else
            Describe(catalog.Find(name) ?? throw Unknown(name, catalog), output);
    }

    private static void List(StageCatalog catalog, TextWriter output)
    {
        var width = catalog.Names.Max(name => name.Length);
        foreach (var stage in catalog.Stages)
            output.WriteLine($"{stage.Name.PadRight(width)}  {stage.Stage.Summary}");
    }

    private static void Describe(StageDescriptor stage, TextWriter output)
    {
        output.WriteLine($"{stage.Name}: {stage.Stage.Summary}");
        foreach (var (verb, direction) in ArtifactFlow.Verbs.Where(flow => stage.Uses(flow.Direction).Any()))
            output.WriteLine($"  {verb} {string.Join(", ", stage.Uses(direction).Select(artifact => artifact.Name))}");
        if (stage.Stage.Options is not { } type)
            return;

        output.WriteLine("  options");
        var defaults = Activator.CreateInstance(type);
        foreach (var option in stage.Options)
        {
            output.WriteLine($"    {option.Key}: {option.Allowed}; {(option.IsRequired ? "required" : Default(option.Get(defaults)))}");
            if (option.Description.Length > 0)
                output.WriteLine($"      {option.Description}");
        }
    }

    private static string Default(object? value) => value is null ? "may be left out" : $"default {OptionValue.Show(value)}";

    private static PipelineConfigurationException Unknown(string name, StageCatalog catalog) =>
        new(new ConfigurationProblem(CommandLineProblems.Place, "", Spelling.Unknown("stage", name, catalog.Names)));
}
