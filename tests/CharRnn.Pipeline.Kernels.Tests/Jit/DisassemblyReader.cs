using System.Text.RegularExpressions;

namespace CharRnn.Pipeline.Kernels.Tests.Jit;

/// <summary>Reads what the JIT writes for DOTNET_JitDisasm on x64: a header for each method, then its instructions.</summary>
internal static partial class DisassemblyReader
{
    /// <summary>The methods of a disassembly, one after the other.</summary>
    /// <exception cref="InvalidDataException">A header is not understood: the JIT's format has changed.</exception>
    public static IEnumerable<MethodListing> Read(IEnumerable<string> lines)
    {
        MethodListing? method = null;
        var (calls, vectors, hasFrame) = (new List<string>(), new List<string>(), false);
        foreach (var line in lines)
        {
            if (line.StartsWith("; Assembly listing for method ", StringComparison.Ordinal))
            {
                if (method is not null)
                    yield return method;
                (calls, vectors, hasFrame) = ([], [], false);
                method = Begin(line, calls, vectors);
            }
            else if (line == "; rbp based frame")
            {
                hasFrame = true;
            }
            else if (method is not null && line.StartsWith(' '))
            {
                if (Call().IsMatch(line))
                    calls.Add(line.Trim());
                if (!VectorRegister().IsMatch(line))
                    continue;
                method = method with { UsesVectors = true };
                if ((hasFrame ? FramePlace() : StackPlace()).IsMatch(line))
                    vectors.Add(line.Trim());
            }
        }

        if (method is not null)
            yield return method;
    }

    private static MethodListing Begin(string line, List<string> calls, List<string> vectors) =>
        Header().Match(line) is { Success: true } header
            ? new MethodListing(header.Groups["kernel"].Value, header.Groups["method"].Value, header.Groups["tier"].Value, false, calls, vectors)
            : throw new InvalidDataException($"This is no header of a method as the JIT wrote it in .NET 10: {line}");

    [GeneratedRegex(@"^; Assembly listing for method (\w+\.)*(?<kernel>\w+):(?<method>\w+)\(.*\).*\((?<tier>[^()]+)\)$")]
    private static partial Regex Header();

    [GeneratedRegex(@"^\s+(call|tail\.jmp)\b")]
    private static partial Regex Call();

    [GeneratedRegex(@"\b[xyz]mm(\d|word)")]
    private static partial Regex VectorRegister();

    [GeneratedRegex(@"\[r[bs]p\b")]
    private static partial Regex FramePlace();

    // Without a frame rbp is a register like any other and may hold any address.
    [GeneratedRegex(@"\[rsp\b")]
    private static partial Regex StackPlace();
}
