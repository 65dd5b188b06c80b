using System.Diagnostics;

namespace CharRnn.Pipeline.Tests.TestKit;

/// <summary>A script of commands, as a person would type them.</summary>
internal static class Shell
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Runs a script by bash, to its end.</summary>
    /// <param name="script">The script's path.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="variables">Environment variables, besides those of this process.</param>
    public static async Task<ProcessResult> RunAsync(string script, string folder, Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo("bash", [script]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // Builds that leave no server behind.
        (string, string)[] builds = [("MSBUILDDISABLENODEREUSE", "1"), ("UseSharedCompilation", "false"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DOTNET_NOLOGO", "1")];
        foreach (var (name, value) in builds.Concat(variables.Select(variable => (variable.Key, variable.Value))))
            start.Environment[name] = value;

        using var patience = new CancellationTokenSource(Patience);
        using var process = Process.Start(start)!;
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return new ProcessResult(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
