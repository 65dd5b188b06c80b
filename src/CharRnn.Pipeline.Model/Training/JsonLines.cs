using System.Text.Encodings.Web;
using System.Text.Json;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>A file with one JSON object a line. Each line is on disk, for other programs to read, as soon as it is written.</summary>
/// <typeparam name="T">The record whose properties are written, in their order; numbers as short as they can be read back.</typeparam>
internal sealed class JsonLines<T>(RunFolder folder, string name) : IDisposable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<T> _points = [];
    private readonly StreamWriter _writer = folder.CreateLines(name);

    /// <summary>All that was written.</summary>
    public IReadOnlyList<T> Points => _points;

    /// <summary>Writes a line.</summary>
    public void Add(T point)
    {
        _points.Add(point);
        _writer.WriteLine(JsonSerializer.Serialize(point, Options));
        _writer.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
