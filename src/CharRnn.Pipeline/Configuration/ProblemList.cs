using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Configuration;

/// <summary>Everything that is wrong with a pipeline, so that a person sees all of it at once.</summary>
internal sealed class ProblemList
{
    private readonly List<ConfigurationProblem> _problems = [];

    /// <summary>The number of problems so far.</summary>
    public int Count => _problems.Count;

    /// <summary>Notes a problem.</summary>
    public void Add(SourcePlace? place, string subject, string message) => _problems.Add(new ConfigurationProblem(place, subject, message));

    /// <summary>Ends here when there are problems.</summary>
    /// <exception cref="PipelineConfigurationException">All problems: those of the command line, then by line and column.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count == 0)
            return;
        throw new PipelineConfigurationException(
            [.. _problems.OrderBy(problem => problem.Place?.Line ?? 0).ThenBy(problem => problem.Place?.Column ?? 0)]);
    }
}
