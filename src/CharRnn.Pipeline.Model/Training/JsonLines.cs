using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>A file with one JSON object a line. Each line is in the file, for other programs to read, as soon as it is written.</summary>
/// <typeparam name="T">The record whose properties are written, in their order; numbers as short as they can be read back.</typeparam>
internal sealed class JsonLines<T> : IDisposable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<T> _points = [];
    private readonly RunFolder _folder;
    private readonly BackgroundWriter _writer;
    private readonly Stream _file;

    /// <summary>Opens the file.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="keep">Lines of an interrupted run that stay; later ones, and one that was cut short, go.</param>
    /// <param name="writer">What writes.</param>
    /// <exception cref="StageFailedException">A line that should stay is not what was written.</exception>
    public JsonLines(RunFolder folder, string name, int keep, BackgroundWriter writer)
    {
        (_folder, _writer) = (folder, writer);
        var length = LineFile.Measure(folder.PathOf(name), keep).Length;
        if (length > 0)
            ReadBack(folder.PathOf(name), name, keep);
        _file = folder.Append(name, length);
    }

    /// <summary>All lines.</summary>
    public IReadOnlyList<T> Points => _points;

    /// <summary>Writes a line.</summary>
    public void Add(T point)
    {
        _points.Add(point);
        _writer.Enqueue(() => _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(point, Options), (byte)'\n']));
    }

    /// <summary>Returns when all lines are on the disk. To be called by the writer.</summary>
    public void Flush() => _folder.Flush(_file);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void ReadBack(string path, string name, int lines)
    {
        try
        {
            _points.AddRange(File.ReadLines(path, Encoding.UTF8).Take(lines).Select(line => JsonSerializer.Deserialize<T>(line, Options)!));
        }
        catch (JsonException error)
        {
            throw new StageFailedException(
                $"{name}, line {_points.Count + 1}, is not what training wrote there: {error.Message} Run without --resume to start a new run.", inner: error);
        }
    }
}
