using CharRnn.Pipeline.Processes;
using Microsoft.Win32.SafeHandles;

namespace CharRnn.Pipeline.Commands;

/// <summary>Standard output for results that may be long and that somebody may stop reading: <c>charrnn sample ... | head</c>.</summary>
internal static class StandardOutput
{
    private const int BrokenPipe = 32;

    /// <summary>Writes until all is written or nobody reads any more.</summary>
    /// <exception cref="IOException">Not all could be written, to a full disk for example.</exception>
    public static void Write(Action<TextWriter> write)
    {
        if (StandardStreams.IsOutputClosed)
        {
            write(Console.Out);
            return;
        }

        using var stream = Open();
        using var writer = new FlowingWriter(stream, TimeProvider.System) { NewLine = "\n" };
        try
        {
            write(writer);
            writer.Flush();
        }
        catch (IOException error) when (error.HResult == BrokenPipe)
        {
            // Who stops reading has seen enough: that is no failure.
        }
        catch (IOException error)
        {
            throw new IOException($"standard output cannot be written: {error.Message}", error);
        }
    }

    /// <summary>The console's own stream swallows the end of a pipe, and the program would write on for nobody. A file needs the console's.</summary>
    private static Stream Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? Console.OpenStandardOutput() : stream;
    }
}
