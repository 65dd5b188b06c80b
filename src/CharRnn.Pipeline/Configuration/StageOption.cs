using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Configuration;

/// <summary>One option of a stage: a property of its options record.</summary>
/// <param name="property">The property.</param>
internal sealed class StageOption(PropertyInfo property)
{
    private readonly ValidationAttribute[] _rules = [.. property.GetCustomAttributes<ValidationAttribute>()];

    /// <summary>The key in pipeline.json.</summary>
    public string Key { get; } = KeyOf(property.Name);

    /// <summary>The property's type.</summary>
    public Type Type => property.PropertyType;

    /// <summary>What it is for; empty when its author does not say.</summary>
    public string Description => property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";

    /// <summary>What may be written for it, for messages and help.</summary>
    public string Allowed => Rule<AllowedValuesAttribute>() is { } allowed
        ? $"one of {string.Join(", ", allowed.Values.Select(OptionValue.Show))}"
        : OptionValue.Describe(Type) + (Rule<RangeAttribute>() is { } range ? " " + OptionValue.Describe(range) : "");

    /// <summary>Whether it must be written.</summary>
    public bool IsRequired => property.IsDefined(typeof(RequiredAttribute));

    /// <summary>Whether an interrupted run may go on with another value, and which; null: it may not.</summary>
    public FreeOnResumeAttribute? FreeOnResume { get; } = property.GetCustomAttribute<FreeOnResumeAttribute>();

    /// <summary>The options of a record, in the order of their declaration; none for a stage without.</summary>
    public static IReadOnlyList<StageOption> AllOf(Type? options) =>
    [
        .. (options?.GetProperties(BindingFlags.Public | BindingFlags.Instance) ?? [])
            .Where(property => property.SetMethod is not null)
            .Select(property => new StageOption(property)),
    ];

    /// <summary>The key in pipeline.json of a property or an enumeration's value.</summary>
    public static string KeyOf(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>The rule of one kind that its author set; null when there is none.</summary>
    public TRule? Rule<TRule>()
        where TRule : ValidationAttribute => property.GetCustomAttribute<TRule>();

    /// <summary>The value in an options record.</summary>
    public object? Get(object? options) => property.GetValue(options);

    /// <summary>Changes the value in an options record.</summary>
    public void Set(object options, object? value) => property.SetValue(options, value);

    /// <summary>What the rules that its author sets have against its value.</summary>
    public IEnumerable<string> Complaints(object options)
    {
        var value = Get(options);
        var context = new ValidationContext(options) { MemberName = property.Name, DisplayName = Key };
        return _rules
            .Where(rule => rule.GetValidationResult(value, context) != ValidationResult.Success)
            .Select(rule => Explain(rule, value));
    }

    private string Explain(ValidationAttribute rule, object? value) => rule switch
    {
        AllowedValuesAttribute => $"{OptionValue.Show(value)} is not allowed; write {Allowed}",
        { ErrorMessage: not null } => $"{OptionValue.Show(value)}: {rule.FormatErrorMessage(Key)}",
        RequiredAttribute => $"is missing; write {Allowed}",
        RangeAttribute => $"{OptionValue.Show(value)} is out of range; write {Allowed}",
        RegularExpressionAttribute expression => $"{OptionValue.Show(value)} does not match the pattern {expression.Pattern}",
        _ => $"{OptionValue.Show(value)}: {rule.FormatErrorMessage(Key)}",
    };
}
