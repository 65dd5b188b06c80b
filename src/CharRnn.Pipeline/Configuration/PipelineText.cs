using System.Text;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Configuration;

/// <summary>The text of pipeline files: UTF-8 with or without a byte order mark, of bounded size.</summary>
internal static class PipelineText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file, or as much of one as tells that it is too large; it may be a pipe.</summary>
    /// <exception cref="InvalidDataException">It is too large; the message says what is allowed.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] Read(string path)
    {
        using var file = File.OpenRead(path);
        var content = new byte[JsonReader.MaximumLength + 1];
        var length = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return length <= JsonReader.MaximumLength
            ? content[..length]
            : throw new InvalidDataException($"has more than {JsonReader.MaximumLength:N0} bytes, the most that a pipeline file may have; name a pipeline file");
    }

    /// <summary>The text of a file's content, or the first byte that makes it no text.</summary>
    public static (string? Text, JsonProblem? Fault) Decode(ReadOnlySpan<byte> content)
    {
        try
        {
            return (Strict.GetString(content), null);
        }
        catch (DecoderFallbackException error)
        {
            var message = $"is not UTF-8: byte 0x{content[error.Index]:X2} at offset {error.Index} starts no character; save the file as UTF-8";
            return (null, new JsonProblem(EndOf(Strict.GetString(content[..error.Index]).TrimStart('\uFEFF')), message));
        }
    }

    /// <summary>The place behind a text.</summary>
    private static JsonPosition EndOf(string text)
    {
        var start = text.AsSpan().LastIndexOfAny('\n', '\r') + 1;
        var lines = text.AsSpan().Count('\n') + text.AsSpan().Count('\r') - text.AsSpan().Count("\r\n");
        return new JsonPosition(text.Length, Length: 1, lines + 1, text.Length - start + 1);
    }
}
