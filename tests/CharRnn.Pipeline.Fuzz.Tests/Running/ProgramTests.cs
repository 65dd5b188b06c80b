using System.Diagnostics;
using CharRnn.Pipeline.Fuzz.Running;

namespace CharRnn.Pipeline.Fuzz.Tests.Running;

/// <summary>The program as it is run: on instrumented copies of the readers.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("pipeline", 400)]
    [InlineData("safetensors", 150)]
    [InlineData("text", 60)]
    public void Run_Target_ReachesBranchesOfItsReader(string target, int fewest)
    {
        var (exitCode, output) = Run(target, "--executions", "100", "--seed", "1");

        Assert.Equal(0, exitCode);
        var summary = output.Split('\n').Single(line => line.Contains("executions", StringComparison.Ordinal)).Split(", ");
        Assert.InRange(int.Parse(summary[1].Split(' ')[0].Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture), fewest, 65_536);
        Assert.Equal("no promise broken", summary[^1].Trim());
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("text", "--executions", "x")]
    public void Run_WrongCommandLine_Exits2(params string[] arguments) => Assert.Equal(2, Run(arguments).ExitCode);

    private static (int ExitCode, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(FuzzCommand).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
