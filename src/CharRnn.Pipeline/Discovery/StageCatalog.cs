using System.Reflection;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Stages.Load;

namespace CharRnn.Pipeline.Discovery;

/// <summary>The stages that a pipeline can use, by name. Built-in stages are found exactly as those of plug-ins are.</summary>
internal sealed class StageCatalog
{
    private readonly SortedDictionary<string, StageDescriptor> _stages = new(StringComparer.Ordinal);

    /// <summary>The stages that come with the product.</summary>
    public static StageCatalog BuiltIn()
    {
        var catalog = new StageCatalog();
        catalog.Add(typeof(LoadStage).Assembly);
        return catalog;
    }

    /// <summary>All stages in the order of their names.</summary>
    public IReadOnlyCollection<StageDescriptor> Stages => _stages.Values;

    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names => [.. _stages.Keys];

    /// <summary>The stage with this name, or null.</summary>
    public StageDescriptor? Find(string name) => _stages.GetValueOrDefault(name);

    /// <summary>Adds the stages of an assembly.</summary>
    /// <returns>How many it has.</returns>
    /// <exception cref="PipelineConfigurationException">One of them has a name that is taken.</exception>
    public int Add(Assembly assembly)
    {
        var found = assembly.GetTypes().Select(StageDescriptor.Of).OfType<StageDescriptor>().ToList();
        foreach (var stage in found)
        {
            if (!_stages.TryAdd(stage.Name, stage))
            {
                throw new PipelineConfigurationException(new ConfigurationProblem(
                    null, "", $"two stages are called '{stage.Name}': {_stages[stage.Name].Type.FullName} of {_stages[stage.Name].Assembly} and {stage.Type.FullName} of {stage.Assembly}; rename one"));
            }
        }

        return found.Count;
    }
}
