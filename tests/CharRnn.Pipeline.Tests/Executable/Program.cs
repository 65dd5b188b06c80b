using System.Diagnostics;

namespace CharRnn.Pipeline.Tests.Executable;

/// <summary>The real program, as a process.</summary>
internal static class Program
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "charrnn.dll");

    /// <summary>Runs the program to its end.</summary>
    public static ProgramResult Run(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramResult(process.ExitCode, output, error.Result);
    }

    /// <summary>Starts the program.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Dll, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
