using System.CommandLine;
using System.CommandLine.Parsing;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Emit.Configuration;

namespace CharRnn.Pipeline.Commands;

/// <summary>What is wrong with a command line, said as everything else that is wrong: place, what was found, what is allowed.</summary>
internal static class CommandLineProblems
{
    /// <summary>Where these problems stand.</summary>
    public static SourcePlace Place { get; } = new("command line");

    /// <summary>Refuses a command line that cannot be obeyed.</summary>
    /// <exception cref="PipelineConfigurationException">With everything that is wrong.</exception>
    public static void ThrowIfAny(ParseResult result)
    {
        var problems = new ProblemList();
        foreach (var message in MessagesOf(result))
            problems.Add(Place, "", message);
        problems.ThrowIfAny();
    }

    /// <summary>Refuses an empty text, such as an empty variable of a script leaves.</summary>
    public static Option<string?> NotEmpty(this Option<string?> option)
    {
        option.Validators.Add(result => RefuseEmpty(result, option.Name));
        return option;
    }

    /// <inheritdoc cref="NotEmpty(Option{string?})"/>
    public static Argument<T> NotEmpty<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => RefuseEmpty(result, argument.Name));
        return argument;
    }

    private static void RefuseEmpty(SymbolResult result, string name)
    {
        if (result.Tokens.Any(token => token.Value.Length == 0))
            result.AddError($"{name} is empty");
    }

    private static IEnumerable<string> MessagesOf(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var options = command.Options.Select(option => option.Name).ToList();

        // The parser takes a misspelt option for an argument; then its further complaints only lead astray.
        var free = result.CommandResult.Children.OfType<OptionResult>().Where(option => option.Option is FreeOption).SelectMany(option => option.Tokens);
        var misspelt = result.Tokens.Where(token => token.Type == TokenType.Argument && token.Value.StartsWith('-')).Except(free).ToList();
        if (misspelt.Count > 0)
            return misspelt.Select(token => Spelling.Unknown("option", token.Value.Split('=')[0], options));

        if (result.UnmatchedTokens.Count > 0 && command.Subcommands.Count > 0)
            return [UnknownCommand(result.UnmatchedTokens[0], command)];
        return result.UnmatchedTokens.Count > 0
            ? result.UnmatchedTokens.Select(word => Spelling.Unknown("argument", word, options))
                .Concat(result.Errors.Where(error => error.SymbolResult is OptionResult).Select(error => error.Message))
            : result.Errors.Select(error => error.Message);
    }

    private static string UnknownCommand(string word, Command parent) =>
        Spelling.Unknown("command", word, [.. parent.Subcommands.Select(subcommand => subcommand.Name)]);
}
