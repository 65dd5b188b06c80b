using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Discovery;
using CharRnn.Pipeline.Emit.Configuration;

namespace CharRnn.Pipeline.Commands;

/// <summary>What the shell may offer for a word. Plug-ins stay out: a press of the tabulator must not run a stranger's code.</summary>
internal static class Completions
{
    /// <summary>The names of the built-in stages.</summary>
    public static IEnumerable<string> StageNames() => StageCatalog.BuiltIn().Names;

    /// <summary>What <c>--set</c> can change, each with its <c>=</c>: by the ids of a pipeline's stages, or else by the names of the built-in ones.</summary>
    public static IEnumerable<string> Settings(string pipeline)
    {
        var catalog = StageCatalog.BuiltIn();
        var file = File.Exists(pipeline) ? new PipelineReader(pipeline, new ProblemList()).Read([]) : null;
        var stages = file is { Stages.Count: > 0 }
            ? file.Stages.Select(entry => (entry.Id, Stage: catalog.Find(entry.Use)))
            : catalog.Stages.Select(stage => (Id: stage.Name, Stage: (StageDescriptor?)stage));
        return
        [
            "name=", "seed=",
            .. ModelReader.Keys.Select(key => $"model.{key}="),
            .. stages.SelectMany(pair => (pair.Stage?.Options ?? []).Select(option => $"{pair.Id}.{option.Key}=")),
        ];
    }
}
