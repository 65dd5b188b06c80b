using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Configuration;

/// <summary>Everything that is wrong with a pipeline, so that a person sees all of it at once.</summary>
internal sealed class ProblemList
{
    /// <summary>A person corrects some of a hundred problems, and looks again.</summary>
    private const int MostShown = 100;

    private readonly List<ConfigurationProblem> _problems = [];

    /// <summary>The number of problems so far.</summary>
    public int Count => _problems.Count;

    /// <summary>Notes a problem.</summary>
    public void Add(SourcePlace? place, string subject, string message) => _problems.Add(new ConfigurationProblem(place, subject, message));

    /// <summary>Ends here when there are problems.</summary>
    /// <exception cref="PipelineConfigurationException">
    /// All problems, up to 100 and the number of the rest: those of the command line, then by line and column.
    /// </exception>
    public void ThrowIfAny()
    {
        if (_problems.Count == 0)
            return;
        var shown = _problems.OrderBy(problem => problem.Place?.Line ?? 0).ThenBy(problem => problem.Place?.Column ?? 0).Take(MostShown).ToList();
        if (_problems.Count > MostShown)
            shown.Add(new ConfigurationProblem(null, "", $"{_problems.Count - MostShown:N0} more problems; correct these first"));
        throw new PipelineConfigurationException(shown);
    }
}
