using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Catalog;

/// <summary>What the environment asks of the catalog; tests and benchmarks use it to run everything on each engine and width.</summary>
/// <param name="Engine">From <c>CHARRNN_ENGINE</c>: reference, generated or compiled; null: the best that serves.</param>
/// <param name="VectorBits">From <c>CHARRNN_VECTORS</c>: 512, 256 or 128; null: the widest that the processor has.</param>
public sealed record KernelChoice(KernelEngine? Engine = null, int? VectorBits = null)
{
    /// <summary>Names the variable that forces an engine.</summary>
    public const string EngineVariable = "CHARRNN_ENGINE";

    /// <summary>Names the variable that forces a vector width.</summary>
    public const string VectorsVariable = "CHARRNN_VECTORS";

    /// <summary>Reads both variables.</summary>
    /// <exception cref="PipelineConfigurationException">One of them has a value that is not allowed.</exception>
    public static KernelChoice FromEnvironment()
    {
        var problems = new List<ConfigurationProblem>();
        var engine = Read(EngineVariable, Enum.GetValues<KernelEngine>(), value => value.ToString(), problems);
        var bits = Read(VectorsVariable, VectorWidth.All, value => $"{value}", problems);
        return problems.Count == 0
            ? new KernelChoice(engine, bits)
            : throw new PipelineConfigurationException(problems);
    }

    private static T? Read<T>(string variable, IReadOnlyList<T> allowed, Func<T, string> name, List<ConfigurationProblem> problems)
        where T : struct
    {
        var value = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(value))
            return null;
        foreach (var candidate in allowed)
        {
            if (string.Equals(name(candidate), value, StringComparison.OrdinalIgnoreCase))
                return candidate;
        }

        var names = string.Join(", ", allowed.Select(candidate => name(candidate).ToLowerInvariant()));
        problems.Add(new ConfigurationProblem(new SourcePlace("environment"), variable, $"'{value}' is none of {names}"));
        return null;
    }
}
