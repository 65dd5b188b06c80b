using System.Diagnostics.CodeAnalysis;

namespace CharRnn.Pipeline.Abstractions;

/// <summary>What a stage sees of its run: the artifacts of earlier stages, the model's shape, the run folder, and where to report.</summary>
public sealed class StageContext
{
    private readonly ArtifactStore _artifacts;
    private readonly Func<string, string, ConfigurationProblem> _problem;

    /// <summary>Made by the host, once a stage; tests may make their own.</summary>
    /// <param name="artifacts">The run's artifacts, shared by all its stages.</param>
    /// <param name="problem">Turns an option's name and a message into a problem that points at the option's value in pipeline.json.</param>
    public StageContext(ArtifactStore artifacts, Func<string, string, ConfigurationProblem>? problem = null)
    {
        ArgumentNullException.ThrowIfNull(artifacts);
        _artifacts = artifacts;
        _problem = problem ?? ((option, message) => new ConfigurationProblem(null, option, message));
    }

    /// <summary>The stage's name in this pipeline: its <c>"id"</c>, or its <c>"use"</c>.</summary>
    public required string StageId { get; init; }

    /// <summary>The pipeline as it runs: name, seed, model shape, folder, resolved text.</summary>
    public required PipelineDescription Pipeline { get; init; }

    /// <summary>Where results go. Stages that prepare (see <see cref="StageAttribute.Prepares"/>) do not touch it.</summary>
    public required RunFolder RunFolder { get; init; }

    /// <summary>True when an interrupted run goes on in its folder: a stage may find its own files there, and continue or read them back.</summary>
    public bool IsResumed { get; init; }

    /// <summary>Tells a person how far the stage is; the host adds the estimated time and draws it.</summary>
    public IProgress<StageProgress> Progress { get; init; } = new Progress<StageProgress>();

    /// <summary>The artifact of type <typeparamref name="T"/>, which the stage's <see cref="ConsumesAttribute{T}"/> promised.</summary>
    /// <exception cref="InvalidOperationException">No earlier stage has made it: the attribute is missing.</exception>
    public T Get<T>()
        where T : class => _artifacts.Get<T>();

    /// <summary>The artifact of type <typeparamref name="T"/>, when an earlier stage has made it.</summary>
    public bool TryGet<T>([NotNullWhen(true)] out T? artifact)
        where T : class => _artifacts.TryGet(out artifact);

    /// <summary>Hands an artifact to the later stages; a later one of the same type takes its place.</summary>
    public void Put<T>(T artifact)
        where T : class => _artifacts.Put(artifact);

    /// <summary>Adds a section to the report; sections stand in the order of the stages, after the built-in ones.</summary>
    public void AddSection(ReportSection section) => _artifacts.AddSection(section);

    /// <summary>The sections that stages have contributed so far.</summary>
    public IReadOnlyList<ReportSection> Sections => _artifacts.Sections;

    /// <summary>A problem that points at the value of one of the stage's options in pipeline.json.</summary>
    /// <param name="option">The option as it is written there, for example <c>path</c>.</param>
    /// <param name="message">What was found, what is allowed, what to do.</param>
    public ConfigurationProblem Problem(string option, string message) => _problem(option, message);
}
