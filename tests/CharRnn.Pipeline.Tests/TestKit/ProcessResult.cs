namespace CharRnn.Pipeline.Tests.TestKit;

/// <summary>What a run of the program left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output, line ends as LF.</param>
/// <param name="Error">Standard error, line ends as LF.</param>
internal sealed record ProcessResult(int ExitCode, string Output, string Error)
{
    /// <summary>Both streams, to be shown when an assertion fails.</summary>
    public override string ToString() => $"exit code {ExitCode}\nstdout:\n{Output}\nstderr:\n{Error}";

    /// <summary>Asserts the exit code, and that no stack trace was shown to the user.</summary>
    public ProcessResult Ended(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {exitCode} was expected\n{this}");
        Assert.DoesNotContain("   at ", Error + Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", Error, StringComparison.Ordinal);
        return this;
    }
}
