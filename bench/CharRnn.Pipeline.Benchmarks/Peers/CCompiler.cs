using System.ComponentModel;
using System.Diagnostics;
using CharRnn.Pipeline.Benchmarks.Contenders;

namespace CharRnn.Pipeline.Benchmarks.Peers;

/// <summary>Compiles the C peers for the processor that measures them.</summary>
internal static class CCompiler
{
    private const string Compiler = "gcc";

    private static readonly string[] Options = ["-O3", "-march=native", "-ffast-math", "-Wall"];

    /// <summary>Compiles a file into a program.</summary>
    /// <returns>The path of the program.</returns>
    /// <exception cref="ContenderUnavailableException">There is no compiler, or it complains.</exception>
    public static string Build(string source, string program, string[] options, string[] libraries)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        var start = new ProcessStartInfo(Compiler, [.. Options, .. options, "-o", program, source, .. libraries]) { RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var complaints = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? program : throw new ContenderUnavailableException(ErrorIn(complaints));
        }
        catch (Win32Exception e)
        {
            throw new ContenderUnavailableException($"{Compiler}: not found", e);
        }
    }

    private static string ErrorIn(string complaints)
    {
        var lines = complaints.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? "does not compile";
    }
}
