using System.Reflection;
using System.Text.RegularExpressions;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Running;

namespace CharRnn.Pipeline.Discovery;

/// <summary>What a stage's author can have got wrong, found before anything runs.</summary>
internal static partial class StageFaults
{
    /// <summary>Everything that stands against a stage.</summary>
    public static IReadOnlyList<string> Of(StageDescriptor stage) =>
        [.. new[] { OfName(stage), OfConstructor(stage), OfOptions(stage) }.OfType<string>()];

    /// <summary>Why a class that calls itself a stage is none; null when it is one, or does not say so.</summary>
    public static string? OfClass(Type type) =>
        !type.IsDefined(typeof(StageAttribute), inherit: false) ? null
        : !typeof(IStage).IsAssignableFrom(type) ? $"{type.FullName} has [Stage], but does not implement IStage"
        : type.IsAbstract || type.IsGenericTypeDefinition ? $"{type.FullName} has [Stage], but is abstract or generic: no stage can be made of it"
        : null;

    /// <summary>Why the options record cannot be bound; null when it can.</summary>
    public static string? OfOptions(StageDescriptor stage)
    {
        if (stage.Stage.Options is not { } type)
            return null;
        if (type.GetConstructor(Type.EmptyTypes) is null)
            return $"the options {type.Name} of the stage '{stage.Name}' have no public constructor without parameters";
        if (stage.Options.FirstOrDefault(option => !OptionValue.IsSupported(option.Type)) is { } option)
            return $"the option '{option.Key}' of the stage '{stage.Name}' is a {option.Type.Name}; allowed: string, bool, int, long, ulong, double, enum, string[]";
        if (stage.Options.FirstOrDefault(option => StageEntry.CommonKeys.Contains(option.Key)) is { } common)
            return $"the option '{common.Key}' of the stage '{stage.Name}' has the name of a key that every stage has; rename it";
        return FaultOfMaking(stage, type);
    }

    private static string? FaultOfMaking(StageDescriptor stage, Type options)
    {
        try
        {
            Activator.CreateInstance(options);
            return null;
        }
        catch (TargetInvocationException error)
        {
            return $"the options {options.Name} of the stage '{stage.Name}' cannot be made: {PluginFault.Explain(error)}";
        }
    }

    private static string? OfName(StageDescriptor stage) => Names().IsMatch(stage.Name ?? "")
        ? null
        : $"{stage.FullName} calls its stage '{stage.Name}'; write lower-case letters, digits and '-', a letter first";

    private static string? OfConstructor(StageDescriptor stage)
    {
        var constructors = stage.Type.GetConstructors();
        if (constructors.Length == 0)
            return $"{stage.FullName}, the stage '{stage.Name}', has no public constructor";
        var options = stage.Stage.Options;
        if (options is not null && !constructors.Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == options)))
            return $"the stage '{stage.Name}' has the options {options.Name}, but no public constructor of {stage.FullName} takes them";
        var missing = constructors.Select(constructor => MissingOf(constructor, options)).ToList();
        return missing.Contains(null)
            ? null
            : $"the constructor of {stage.FullName}, the stage '{stage.Name}', asks for {missing[0]}, which the host does not have; "
              + $"it may ask for {(options is null ? "" : options.Name + ", ")}{StageServices.Names}";
    }

    /// <summary>The first parameter that nobody can fill, or null.</summary>
    private static string? MissingOf(ConstructorInfo constructor, Type? options) => constructor.GetParameters()
        .Where(parameter => parameter.ParameterType != options && !parameter.HasDefaultValue && !StageServices.Has(parameter.ParameterType))
        .Select(parameter => $"{parameter.ParameterType.Name} {parameter.Name}")
        .FirstOrDefault();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\z")]
    private static partial Regex Names();
}
