using System.ComponentModel.DataAnnotations;
using CharRnn.Pipeline.Discovery;
using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Configuration;

/// <summary>Fills a stage's options record from its object in the pipeline file; problems point at the values that cause them.</summary>
internal sealed class OptionsBinder(SourceMap places, ProblemList problems)
{
    /// <summary>Makes the options of a stage; null for a stage without options.</summary>
    /// <param name="entry">The stage.</param>
    /// <param name="type">The record.</param>
    /// <param name="options">Its options.</param>
    public object? Bind(StageEntry entry, Type? type, IReadOnlyList<StageOption> options)
    {
        var keys = options.Select(option => option.Key).Concat(StageEntry.CommonKeys).ToList();
        foreach (var member in entry.Value.Members.Where(member => !keys.Contains(member.Key)))
            Add(member.KeyPosition, entry, Excerpt.Of(member.Key), Spelling.Unknown("key", member.Key, keys));
        if (type is null)
            return null;

        var record = Activator.CreateInstance(type)!;
        var before = problems.Count;
        foreach (var option in options)
            Try(entry, option.Key, () => BindOption(entry, record, option));

        // Rules across options presume that each of them is right.
        if (problems.Count == before && record is IValidatableObject validatable)
            Try(entry, "", () => Validate(entry, validatable));
        return record;
    }

    /// <summary>Sets and checks by the stage's own code: what that throws is told as a fault of the stage, where the value stands.</summary>
    private void Try(StageEntry entry, string key, Action check)
    {
        try
        {
            check();
        }
        catch (Exception error)
        {
            Add(entry.PositionOf(key), entry, key, $"the stage '{entry.Use}' cannot take this: {PluginFault.Explain(error)}");
        }
    }

    private void BindOption(StageEntry entry, object record, StageOption option)
    {
        if (entry.Value.Find(option.Key)?.Value is { } value && !IsLeftOut(value, option, record))
        {
            if (OptionValue.Read(value, option.Type) is not { } read)
            {
                Add(value.Position, entry, option.Key, OptionValue.Refuse(value, option));
                return;
            }

            option.Set(record, read);
        }

        foreach (var complaint in option.Complaints(record))
            Add(entry.PositionOf(option.Key), entry, option.Key, complaint);
    }

    /// <summary>null stands for an option that has no value by default: the resolved pipeline shows it so.</summary>
    private static bool IsLeftOut(JsonValue value, StageOption option, object record) =>
        value.Kind == JsonKind.Null && option.Get(record) is null;

    private void Validate(StageEntry entry, IValidatableObject options)
    {
        foreach (var result in options.Validate(new ValidationContext(options)))
        {
            var key = StageOption.KeyOf(result.MemberNames.FirstOrDefault() ?? "");
            Add(entry.PositionOf(key), entry, key, result.ErrorMessage ?? "is not valid");
        }
    }

    private void Add(JsonPosition position, StageEntry entry, string key, string message) =>
        problems.Add(places.Of(position), key.Length == 0 ? entry.Subject : $"{entry.Subject}.{key}", message);
}
