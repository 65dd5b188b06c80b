using System.Diagnostics;
using CharRnn.Pipeline.Emit.Kernels;
using CharRnn.Pipeline.Kernels.Disassembly;

namespace CharRnn.Pipeline.Kernels.Tests.Jit;

/// <summary>The machine code of kernels, as the JIT of a process of its own writes it down.</summary>
internal static class Disassembly
{
    /// <summary>Every emitted method of the kernels; each that the program says it had compiled is there.</summary>
    public static async Task<IReadOnlyList<MethodListing>> OfAsync(IEnumerable<KernelSpec> specs)
    {
        var file = Path.GetTempFileName();
        try
        {
            var compiled = await CompileAsync(specs, file);
            var listings = DisassemblyReader.Read(File.ReadLines(file)).ToArray();
            var listed = listings.Select(listing => $"{listing.Kernel}:{listing.Method}");
            Assert.Equal(compiled.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
            return listings;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string[]> CompileAsync(IEnumerable<KernelSpec> specs, string file)
    {
        var program = typeof(SpecArgument).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. specs.Select(SpecArgument.Format)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["DOTNET_JitStdOutFile"] = file,
                ["DOTNET_JitDisasm"] = "*Rnn_*:*",
            },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
