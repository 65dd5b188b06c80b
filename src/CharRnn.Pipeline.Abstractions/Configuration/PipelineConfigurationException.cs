namespace CharRnn.Pipeline.Abstractions;

/// <summary>The configuration is wrong. Holds every problem that was found, not only the first.</summary>
public sealed class PipelineConfigurationException : Exception
{
    /// <summary>All problems found.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public PipelineConfigurationException(IReadOnlyList<ConfigurationProblem> problems)
        : base(string.Join(Environment.NewLine, problems))
    {
        if (problems.Count == 0)
            throw new ArgumentException("At least one problem is needed.", nameof(problems));
        Problems = problems;
    }

    /// <summary>A single problem.</summary>
    public PipelineConfigurationException(ConfigurationProblem problem)
        : this([problem])
    {
    }

    /// <summary>The problems, in the order of their places.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; }
}
