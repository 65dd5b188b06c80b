using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CharRnn.Pipeline.Commands;

/// <summary>Completes a command line for a shell: <c>charrnn [suggest:N] "LINE"</c> prints what may stand at character N, one word a line.</summary>
internal static partial class Suggestions
{
    /// <summary>The words that complete the line; null when the arguments do not ask for any.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="arguments">The process's arguments.</param>
    public static IEnumerable<string>? Find(RootCommand root, string[] arguments) =>
        arguments is [var directive, var line] && Directive().Match(directive) is { Success: true } match
            ? Complete(root, line[..Math.Min(line.Length, int.Parse(match.Groups["position"].Value, CultureInfo.InvariantCulture))])
            : null;

    private static IEnumerable<string> Complete(RootCommand root, string line)
    {
        var (first, last) = (line.IndexOf(' ', StringComparison.Ordinal), line.LastIndexOf(' '));
        var (words, word) = (first < 0 ? "" : line[first..(last + 1)].TrimStart(), line[(last + 1)..]);
        if ((words + word).StartsWith('-'))
            words = "run " + words;

        // Options wait for their dash: where files are expected, the shell offers these instead.
        return root.Parse(words).GetCompletions(words.Length)
            .Select(completion => completion.Label)
            .Where(label => label.StartsWith(word, StringComparison.Ordinal) && (word.Length > 0 || !label.StartsWith('-')));
    }

    [GeneratedRegex(@"^\[suggest:(?<position>[0-9]{1,9})\]$", RegexOptions.CultureInvariant)]
    private static partial Regex Directive();
}
