using System.Text;

namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Writes indented C#. Lines end in '\n' on every platform, so that the emitted text does too.</summary>
internal sealed class CodeWriter
{
    private const int Indentation = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one line, or each line of a text, at the current depth.</summary>
    public void Line(string text = "")
    {
        foreach (var line in text.Split('\n'))
            _text.Append(' ', line.Length == 0 ? 0 : _depth * Indentation).Append(line).Append('\n');
    }

    /// <summary>Opens a block under a header; disposing the result closes it.</summary>
    public Block Open(string header)
    {
        Line(header);
        Line("{");
        _depth++;
        return new Block(this);
    }

    /// <summary>Closes a block whose end is not that of a <c>using</c>.</summary>
    public void Close()
    {
        _depth--;
        Line("}");
    }

    /// <summary>A loop with the given number of rounds; a single round needs no loop, only its variable.</summary>
    public Block Loop(string variable, long rounds) =>
        rounds == 1 ? Open($"for (var {variable} = 0; {variable} < 1; {variable}++)") : Open($"for (var {variable} = 0; {variable} < {rounds}; {variable}++)");

    public override string ToString() => _text.ToString();

    /// <summary>An open block.</summary>
    public readonly struct Block(CodeWriter writer) : IDisposable
    {
        public void Dispose() => writer.Close();
    }
}
