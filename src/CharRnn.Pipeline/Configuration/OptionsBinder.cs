using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Configuration;

/// <summary>Fills a stage's options record from its object in the pipeline file; every problem points at the value that causes it.</summary>
internal sealed class OptionsBinder(SourceMap places, ICollection<ConfigurationProblem> problems)
{
    /// <summary>The key of a property in pipeline.json.</summary>
    public static string KeyOf(MemberInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];

    /// <summary>The options of a type, in the order of their declaration.</summary>
    public static IReadOnlyList<PropertyInfo> OptionsOf(Type? type) =>
        type is null ? [] : [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null)];

    /// <summary>Makes the options of a stage; null for a stage without options.</summary>
    public object? Bind(StageEntry entry, Type? type)
    {
        var properties = OptionsOf(type);
        var keys = properties.Select(KeyOf).ToList();
        foreach (var member in entry.Value.Members.Where(member => !keys.Contains(member.Key) && !StageEntry.CommonKeys.Contains(member.Key)))
            Add(member.KeyPosition, entry, member.Key, Spelling.Unknown("key", member.Key, [.. keys, .. StageEntry.CommonKeys]));
        if (type is null)
            return null;

        var options = Activator.CreateInstance(type)!;
        var before = problems.Count;
        foreach (var property in properties)
            BindProperty(entry, options, property);
        if (problems.Count == before)
            ValidateWhole(entry, options);
        return options;
    }

    /// <summary>Where an option's value stands, or the stage when it is left out.</summary>
    public static JsonPosition PositionOf(StageEntry entry, string key) => entry.Value.Find(key)?.Value.Position ?? entry.Value.Position;

    private void BindProperty(StageEntry entry, object options, PropertyInfo property)
    {
        var key = KeyOf(property);
        if (entry.Value.Find(key)?.Value is { } value)
        {
            if (!OptionValue.TryRead(value, property.PropertyType, out var read))
            {
                Add(value.Position, entry, key, $"{OptionValue.Show(value)} is not {OptionValue.Describe(property.PropertyType)}");
                return;
            }

            property.SetValue(options, read);
        }

        foreach (var rule in property.GetCustomAttributes<ValidationAttribute>().Where(rule => !rule.IsValid(property.GetValue(options))))
            Add(PositionOf(entry, key), entry, key, OptionValue.Explain(rule, property.GetValue(options)));
    }

    private void ValidateWhole(StageEntry entry, object options)
    {
        if (options is not IValidatableObject validatable)
            return;
        foreach (var result in validatable.Validate(new ValidationContext(options)))
        {
            var member = result.MemberNames.FirstOrDefault() ?? "";
            var key = member.Length == 0 ? "" : char.ToLower(member[0], CultureInfo.InvariantCulture) + member[1..];
            Add(PositionOf(entry, key), entry, key, result.ErrorMessage ?? "is not valid");
        }
    }

    private void Add(JsonPosition position, StageEntry entry, string key, string message) =>
        problems.Add(new ConfigurationProblem(places.Of(position), key.Length == 0 ? $"stages[{entry.Index}]" : $"stages[{entry.Index}].{key}", message));
}
