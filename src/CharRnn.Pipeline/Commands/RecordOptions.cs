using System.CommandLine;
using System.CommandLine.Parsing;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;

namespace CharRnn.Pipeline.Commands;

/// <summary>The options of a record as options of a command: the same names, defaults, rules and words as in pipeline.json.</summary>
/// <typeparam name="T">A record of options, such as a stage has.</typeparam>
internal sealed class RecordOptions<T>
    where T : class, new()
{
    private readonly List<(StageOption Rule, Option<string?> Option)> _options;

    /// <summary>Adds an option to a command for each of the record's.</summary>
    public RecordOptions(Command command)
    {
        _options = [.. StageOption.AllOf(typeof(T)).Select(rule => (rule, Create(rule)))];
        foreach (var (_, option) in _options)
            command.Add(option);
    }

    /// <summary>The record that a command line describes; its values have been checked by then.</summary>
    public T Read(ParseResult result)
    {
        var record = new T();
        foreach (var (rule, option) in _options.Where(pair => result.GetResult(pair.Option) is { Implicit: false }))
            rule.Set(record, OptionValue.Read(result.GetValue(option)!, rule.Type));
        return record;
    }

    private static FreeOption Create(StageOption rule)
    {
        var option = new FreeOption("--" + rule.Key) { Description = rule.Description, HelpName = HelpNameOf(rule) };
        if (rule.Get(new T()) is { } value)
            option.DefaultValueFactory = _ => OptionValue.Show(value);
        option.Validators.Add(result => Check(result, rule));
        return option;
    }

    private static void Check(OptionResult result, StageOption rule)
    {
        // The parser itself complains of a missing word, and of a second one.
        if (result.Implicit || result.Tokens is not [var token])
            return;
        var record = new T();
        if (OptionValue.Read(token.Value, rule.Type) is { } value)
        {
            rule.Set(record, value);
            foreach (var complaint in rule.Complaints(record))
                Refuse(complaint);
        }
        else
        {
            Refuse(OptionValue.Refuse(OverrideApplier.Read(token.Value), rule));
        }

        void Refuse(string complaint) => result.AddError(new ConfigurationProblem(null, result.Option.Name, complaint).ToString());
    }

    private static string HelpNameOf(StageOption rule) => rule.Type == typeof(string) ? "TEXT" : rule.Type == typeof(double) ? "X" : "N";
}
