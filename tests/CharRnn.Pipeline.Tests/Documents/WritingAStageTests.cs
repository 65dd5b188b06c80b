using System.Text;
using System.Text.RegularExpressions;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Documents;

/// <summary>
/// Follows docs/writing-a-stage.md to the letter in an empty folder outside the repository: a stage by hand, and one by the template,
/// both built against the package alone.
/// </summary>
public sealed partial class WritingAStageTests
{
    // The one line that is the reader's, and what keeps the reader's own settings out: templates are installed for this walk alone.
    private const string Before = """
        set -euo pipefail
        dotnet() { if [ "$1" = new ]; then command dotnet "$@" --debug:custom-hive "$HIVE"; else command dotnet "$@"; fi; }

        """;

    [LongUnixFact]
    public async Task Page_FollowedLiterally_EndsWithTheStagesInTheReport()
    {
        using var workspace = new Workspace();
        var script = workspace.Write("walk.sh", Before + Script(File.ReadAllText(Path.Combine(Readme.Root, "docs/writing-a-stage.md"))));
        Directory.CreateDirectory(workspace.PathOf("walk"));

        var result = await Shell.RunAsync(script, workspace.PathOf("walk"), new()
        {
            ["CHARRNN"] = Readme.Root,
            ["HIVE"] = workspace.PathOf("hive"),
            ["CI"] = "false",
        });

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("vowels: Compares the vowels of the text and of the passage.", result.Output, StringComparison.Ordinal);
        Assert.Contains("letters: a text in double quotes; default \"aeiou\"", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"Passed! +- Failed: +0, Passed: +1", result.Output);
        Assert.Equal(2, result.Output.Split('\n').Count(line => line.StartsWith("Done: runs/", StringComparison.Ordinal)));
        var (vowels, words) = (workspace.Read("walk/vowels/runs/vowels/001/report.html"), workspace.Read("walk/Words/runs/words/001/report.html"));
        Assert.Contains("The share of aeiouy among the letters.", vowels, StringComparison.Ordinal);
        Assert.Matches("""<tr><th scope="row">passage</th><td>[0-9.]+</td></tr>""", vowels);
        Assert.Matches("""<tr><th scope="row">the</th><td>[0-9]+</td></tr>""", words);

        // What crosses is the program's: neither plug-in brings a copy of the contracts.
        Assert.DoesNotContain(workspace.Entries, entry => ContractsBesideAPlugin().IsMatch(entry));
    }

    [Fact]
    public void Template_AndPage_NameTheVersionOfTheContractsPackage()
    {
        string[] files = ["docs/writing-a-stage.md", "templates/stage/Stage-Project/Stage-Project.csproj", "templates/stage/Stage-Project.Tests/Stage-Project.Tests.csproj"];
        foreach (var file in files)
        {
            var text = File.ReadAllText(Path.Combine(Readme.Root, file));
            Assert.Contains($"Include=\"CharRnn.Pipeline.Abstractions\" Version=\"{Product.Version}\"", text, StringComparison.Ordinal);
        }
    }

    /// <summary>The page as a script: blocks of commands as they stand, and files written where the page comes to them.</summary>
    private static string Script(string page)
    {
        var script = new StringBuilder();
        foreach (Match block in Block().Matches(page.ReplaceLineEndings("\n")))
        {
            var code = block.Groups["code"].Value;
            if (block.Groups["language"].Value == "console")
                script.Append(code.StartsWith("export CHARRNN=", StringComparison.Ordinal) ? code[(code.IndexOf('\n', StringComparison.Ordinal) + 1)..] : code);
            else
                script.Append("cat > '").Append(block.Groups["file"].Value).Append("' <<'END OF FILE'\n").Append(code).Append("END OF FILE\n");
        }

        return script.ToString();
    }

    [GeneratedRegex("^(`(?<file>[^`\n]+)`:\n\n)?```(?<language>[a-z]+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^walk/(vowels|Words/Words)/bin/.*CharRnn\.Pipeline\.Abstractions\.dll$")]
    private static partial Regex ContractsBesideAPlugin();
}
