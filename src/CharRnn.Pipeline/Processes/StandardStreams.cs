using System.Runtime.InteropServices;

namespace CharRnn.Pipeline.Processes;

/// <summary>The streams that a process inherits. One that was closed must not be written to: its number may belong to a file of the run by now.</summary>
internal static partial class StandardStreams
{
    private const int Output = 1;
    private const int Error = 2;
    private const int GetFlags = 1;
    private const int CloseOnExecute = 1;

    /// <summary>Whether standard output was closed before the program began: <c>charrnn sample ... >&amp;-</c>.</summary>
    public static bool IsOutputClosed { get; } = IsClosed(Output);

    /// <summary>Takes closed streams out of use. To be called before anything is written.</summary>
    public static void Secure()
    {
        if (IsOutputClosed)
            Console.SetOut(new ClosedWriter());
        if (IsClosed(Error))
            Console.SetError(TextWriter.Null);

        // Opened now, they are there for the last line even when a stage has left no file handle.
        _ = (Console.Out, Console.Error);
    }

    /// <summary>What was inherited has survived the start of a program, so it is not marked to be closed then; what the runtime has opened since is.</summary>
    private static bool IsClosed(int stream) =>
        !OperatingSystem.IsWindows() && Control(stream, GetFlags) is var flags && (flags < 0 || (flags & CloseOnExecute) != 0);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int file, int command);
}
