using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Configuration;

/// <summary>One <c>--set PATH=VALUE</c>.</summary>
/// <param name="Argument">As written.</param>
/// <param name="Section">What stands before the first dot: a stage's id or <c>model</c>; empty for a key of the root.</param>
/// <param name="Key">The key in it.</param>
/// <param name="Value">The value as written.</param>
internal sealed record Override(string Argument, string Section, string Key, string Value)
{
    /// <summary>Cuts an argument into its parts.</summary>
    /// <exception cref="PipelineConfigurationException">It has not the form PATH=VALUE.</exception>
    public static Override Parse(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw new PipelineConfigurationException(new ConfigurationProblem(
                new SourcePlace($"--set {argument}"), "", "PATH=VALUE is expected, for example train.learningRate=0.05, model.hidden=128 or seed=7"));
        }

        var path = argument[..equals];
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return new Override(argument, dot < 0 ? "" : path[..dot], path[(dot + 1)..], argument[(equals + 1)..]);
    }
}
