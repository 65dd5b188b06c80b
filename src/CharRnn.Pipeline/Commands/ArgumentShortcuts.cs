namespace CharRnn.Pipeline.Commands;

/// <summary>What people may leave out or say otherwise, in the words that the parser knows.</summary>
internal static class ArgumentShortcuts
{
    private static readonly string[] WordsOfTheRoot = ["--help", "-h", "-?", "--version"];

    /// <summary>No arguments, only options, or a pipeline file: run. <c>help COMMAND</c>: <c>COMMAND --help</c>.</summary>
    /// <param name="arguments">The process's arguments.</param>
    /// <param name="commands">The names of the commands: they come before files of the same name.</param>
    public static string[] Expand(string[] arguments, IReadOnlyCollection<string> commands) => arguments switch
    {
        [] => ["run"],
        ["help", .. var rest] => [.. rest, "--help"],
        [var first, ..] when commands.Contains(first) || WordsOfTheRoot.Contains(first) => arguments,
        [var first, ..] when first.StartsWith('-') || first.EndsWith(".json", StringComparison.Ordinal) || File.Exists(first) => ["run", .. arguments],
        _ => arguments,
    };
}
