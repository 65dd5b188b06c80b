using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Discovery;
using CharRnn.Pipeline.Emit.Configuration;

namespace CharRnn.Pipeline.Commands;

/// <summary><c>charrnn stages</c>: lists the stages, or describes one.</summary>
internal static class StagesCommand
{
    private static readonly (string Verb, ArtifactDirection Direction)[] Flows =
    [
        ("consumes", ArtifactDirection.Consumes), ("may consume", ArtifactDirection.MayConsume), ("produces", ArtifactDirection.Produces),
    ];

    /// <summary>Prints the list, or the stage with the given name.</summary>
    /// <param name="name">A stage; null: all.</param>
    /// <param name="pipeline">A pipeline file whose plug-ins count, too; null: the default one, if it is there.</param>
    /// <param name="output">Where to print.</param>
    /// <exception cref="PipelineConfigurationException">There is no such stage, or a plug-in does not load.</exception>
    public static void Run(string? name, string? pipeline, TextWriter output)
    {
        var catalog = StageCatalog.BuiltIn();
        if (pipeline is not null || File.Exists(CommandLine.DefaultPipeline))
            AddPlugins(catalog, pipeline ?? CommandLine.DefaultPipeline);
        if (name is null)
            List(catalog, output);
        else
            Describe(catalog.Find(name) ?? throw Unknown(name, catalog), output);
    }

    private static void AddPlugins(StageCatalog catalog, string pipeline)
    {
        // A pipeline in the making is no hindrance: of its problems only those count that keep its plug-ins out.
        var problems = new ProblemList();
        var file = new PipelineReader(pipeline, problems).Read([]);
        if (file is null)
            problems.ThrowIfAny();
        var pluginProblems = new ProblemList();
        new PluginLoader(catalog, pluginProblems).Load(file!);
        pluginProblems.ThrowIfAny();
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
        foreach (var (verb, direction) in Flows.Where(flow => stage.Uses(flow.Direction).Any()))
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
