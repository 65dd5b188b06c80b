using System.Runtime.InteropServices;
using System.Text;

namespace CharRnn.Pipeline.Processes;

/// <summary>The files that the process may hold open at once. The runtime holds two for each assembly, and cannot even say that they ran out.</summary>
internal static partial class FileHandles
{
    /// <summary>A run takes some 150; plug-ins and what they bring along take more.</summary>
    private const int Needed = 256;

    private const int Error = 2;

    // EMFILE of Linux and of macOS.
    private const int RanOut = 24;

    /// <summary>Whether there are enough; if not, says so, without opening anything.</summary>
    public static bool AreEnough()
    {
        if (OperatingSystem.IsWindows() || GetLimit(OperatingSystem.IsLinux() ? 7 : 8, out var limit) < 0 || limit.Most >= Needed)
            return true;
        var message = Encoding.UTF8.GetBytes($"charrnn: {limit.Most} file handles are too few, {Needed} are needed; raise the limit: ulimit -n {Needed}\n");
        _ = Write(Error, message, message.Length);
        return false;
    }

    /// <summary>A stage that has failed because no handles were left has left files open: they are closed, or not even its message could be written.</summary>
    public static void RecoverFrom(Exception error)
    {
        if (error is not IOException { HResult: RanOut })
            return;
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    // The runtime raises the limit in force to the highest that is allowed: only that counts.
    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int file, ReadOnlySpan<byte> text, nint length);

    private readonly struct Limit
    {
        public readonly ulong Now;
        public readonly ulong Most;
    }
}
