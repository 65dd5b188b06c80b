using System.CommandLine;
using CharRnn.Pipeline.Emit.Configuration;

namespace CharRnn.Pipeline.Commands;

/// <summary><c>charrnn completion</c>: prints the script that teaches a shell to complete the command line.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    private const string Examples = """
          source <(charrnn completion bash)                        in ~/.bashrc
          source <(charrnn completion zsh)                         in ~/.zshrc, after compinit
          charrnn completion fish | source                         in ~/.config/fish/config.fish
          charrnn completion pwsh | Out-String | Invoke-Expression in $PROFILE
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = $"One of {string.Join(", ", Shells)}.", HelpName = "SHELL" };
        shell.CompletionSources.Add(Shells);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [var word] && !Shells.Contains(word.Value))
                result.AddError(Spelling.Unknown("shell", word.Value, Shells));
        });
        var command = new ExplainedCommand("completion", "Prints a script for a shell: then the tabulator completes commands, options and keys.", Examples) { shell };
        command.SetAction(result => Print(result.GetValue(shell)!));
        return command;
    }

    private static void Print(string shell)
    {
        using var script = new StreamReader(typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion.{shell}")!);
        StandardOutput.Write(output => output.Write(script.ReadToEnd()));
    }
}
