using System.Text;

namespace CharRnn.Pipeline.Processes;

/// <summary>Standard output that is closed: a result that nobody can get is a failure.</summary>
internal sealed class ClosedWriter : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => throw new IOException("standard output is closed");
}
