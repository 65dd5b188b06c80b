using System.Diagnostics.CodeAnalysis;

namespace CharRnn.Pipeline.Abstractions;

/// <summary>The artifacts of one run, by type, and the report sections that stages contribute.</summary>
public sealed class ArtifactStore
{
    private readonly Dictionary<Type, object> _artifacts = [];
    private readonly List<ReportSection> _sections = [];

    /// <summary>The sections in the order in which they came.</summary>
    public IReadOnlyList<ReportSection> Sections => _sections;

    /// <summary>The artifact of type <typeparamref name="T"/>.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Get<T>()
        where T : class =>
        TryGet<T>(out var artifact)
            ? artifact
            : throw new InvalidOperationException($"No stage has produced a {typeof(T).Name}; declare it with [Consumes<{typeof(T).Name}>].");

    /// <summary>The artifact of type <typeparamref name="T"/>, if there is one.</summary>
    public bool TryGet<T>([NotNullWhen(true)] out T? artifact)
        where T : class
    {
        artifact = _artifacts.GetValueOrDefault(typeof(T)) as T;
        return artifact is not null;
    }

    /// <summary>Whether there is an artifact of a type.</summary>
    public bool Has(Type type) => _artifacts.ContainsKey(type);

    /// <summary>Stores an artifact under its type.</summary>
    public void Put<T>(T artifact)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(artifact);
        _artifacts[typeof(T)] = artifact;
    }

    /// <summary>Adds a report section.</summary>
    public void AddSection(ReportSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        _sections.Add(section);
    }
}
