using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CharRnn.Pipeline.Commands;

/// <summary>The usual help, and below it the command's examples.</summary>
internal sealed class ExplainingHelp(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Gives a root command and all below it this help.</summary>
    public static RootCommand AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();

        // Windows' old spellings look like paths elsewhere, and shells would offer them.
        help.Aliases.Remove("/?");
        help.Aliases.Remove("/h");
        help.Action = new ExplainingHelp((SynchronousCommandLineAction)help.Action!);
        return root;
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ExplainedCommand command)
            parseResult.InvocationConfiguration.Output.WriteLine($"Examples:\n{command.Examples}\n");
        return exitCode;
    }
}
