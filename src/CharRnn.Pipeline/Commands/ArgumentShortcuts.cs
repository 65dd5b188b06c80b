using System.Globalization;
using System.Text.RegularExpressions;

namespace CharRnn.Pipeline.Commands;

/// <summary>What people may leave out or say otherwise, in the words that the parser knows.</summary>
internal static partial class ArgumentShortcuts
{
    private static readonly string[] WordsOfTheRoot = ["--help", "-h", "-?", "--version"];

    /// <summary>
    /// No arguments, only options, or a pipeline file: run. <c>help COMMAND</c>: <c>COMMAND --help</c>. A line to be completed: the same,
    /// without the program's name.
    /// </summary>
    /// <param name="arguments">The process's arguments.</param>
    /// <param name="commands">The names of the commands: they come before files of the same name.</param>
    public static string[] Expand(string[] arguments, IReadOnlyCollection<string> commands)
    {
        if (arguments is [var directive, var line] && SuggestDirective().Match(directive) is { Success: true } suggest)
            return Complete(line, suggest.Groups["position"].Value);
        return arguments switch
        {
            [] => ["run"],
            ["help", .. var rest] => [.. rest, "--help"],
            [var first, ..] when commands.Contains(first) || WordsOfTheRoot.Contains(first) => arguments,
            [var first, ..] when first.StartsWith('-') || first.EndsWith(".json", StringComparison.Ordinal) || File.Exists(first) => ["run", .. arguments],
            _ => arguments,
        };
    }

    /// <summary>Asks for all that may stand in place of the word at the position: the shell keeps what begins like it.</summary>
    private static string[] Complete(string line, string position)
    {
        var before = line[..Math.Min(line.Length, int.Parse(position, CultureInfo.InvariantCulture))];
        var (first, last) = (before.IndexOf(' ', StringComparison.Ordinal), before.LastIndexOf(' '));
        var words = first < 0 ? "" : before[first..(last + 1)].TrimStart();
        if ((words + before[(last + 1)..]).StartsWith('-'))
            words = "run " + words;
        return [$"[suggest:{words.Length}]", words];
    }

    [GeneratedRegex(@"^\[suggest:(?<position>[0-9]{1,9})\]$", RegexOptions.CultureInvariant)]
    private static partial Regex SuggestDirective();
}
