using System.Text;

namespace CharRnn.Pipeline.Commands;

/// <summary>
/// Text that a person sees flow and that a pipe takes fast: it goes out when the buffer is full, or when a moment has passed since it last did.
/// Allocates nothing a write.
/// </summary>
/// <param name="stream">Where it goes, as UTF-8.</param>
/// <param name="time">Tells when a moment has passed.</param>
internal sealed class FlowingWriter(Stream stream, TimeProvider time) : TextWriter
{
    private const int BufferSize = 32 * 1024;

    // Twenty times a second looks like flowing.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(false), BufferSize);
    private long? _flushed;

    /// <inheritdoc/>
    public override Encoding Encoding => _writer.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        _writer.Write(value);
        Flow();
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        _writer.Write(value);
        Flow();
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        _writer.Write(buffer);
        Flow();
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        _flushed = time.GetTimestamp();
        _writer.Flush();
    }

    private void Flow()
    {
        if (_flushed is not { } flushed || time.GetElapsedTime(flushed) >= Moment)
            Flush();
    }
}
