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

    /// <summary>
    /// Writes two texts that have nothing to do with each other in one, the lines of each spread evenly among those of the other: what one
    /// waits for is calculated in the time of the other. The second must be free of blocks and declarations.
    /// </summary>
    public void Weave(Action first, Action second)
    {
        var (lines, others) = (Written(first), Written(second));
        var written = 0;
        for (var n = 0; n < lines.Count; n++)
        {
            _depth -= lines[n] == "}" ? 1 : 0;
            Line(lines[n]);
            _depth += lines[n] == "{" ? 1 : 0;
            for (; written < others.Count * (n + 1) / lines.Count; written++)
                Line(others[written]);
        }
    }

    public override string ToString() => _text.ToString();

    /// <summary>The lines that an action writes, taken out again.</summary>
    private List<string> Written(Action write)
    {
        var start = _text.Length;
        write();
        var lines = _text.ToString(start, _text.Length - start).Split('\n').Select(line => line.Trim());
        _text.Length = start;
        return [.. lines.Where(line => line.Length > 0)];
    }

    /// <summary>An open block.</summary>
    public readonly struct Block(CodeWriter writer) : IDisposable
    {
        public void Dispose() => writer.Close();
    }
}
