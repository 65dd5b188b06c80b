using System.CommandLine;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Discovery;

namespace CharRnn.Pipeline.Commands;

/// <summary>The option <c>--pipeline</c>: whose plug-ins a command includes.</summary>
internal static class PluginOption
{
    /// <summary>Makes the option.</summary>
    public static Option<string?> Create() => new Option<string?>("--pipeline")
    {
        Description = $"Includes the plug-ins of this pipeline; otherwise of ./{CommandLine.DefaultPipeline}, where there is one.",
        HelpName = "PIPELINE",
    }.NotEmpty();

    /// <summary>The built-in stages and those of a pipeline's plug-ins.</summary>
    /// <param name="pipeline">The option's value; null: the default pipeline, if it is there.</param>
    /// <exception cref="PipelineConfigurationException">A plug-in does not load.</exception>
    public static StageCatalog LoadCatalog(string? pipeline)
    {
        var catalog = StageCatalog.BuiltIn();
        if (pipeline is not null || File.Exists(CommandLine.DefaultPipeline))
            AddPlugins(catalog, pipeline ?? CommandLine.DefaultPipeline);
        return catalog;
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
}
