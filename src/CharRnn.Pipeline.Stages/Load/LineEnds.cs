namespace CharRnn.Pipeline.Stages.Load;

/// <summary>Makes every line end LF.</summary>
internal static class LineEnds
{
    /// <summary>Turns CR LF and CR into LF, in place.</summary>
    /// <returns>The new length.</returns>
    public static int ToLineFeeds(Span<byte> text)
    {
        var read = text.IndexOf((byte)'\r');
        if (read < 0)
            return text.Length;
        var written = read;
        while (read < text.Length)
        {
            text[written++] = (byte)'\n';
            read += text[(read + 1)..] is [(byte)'\n', ..] ? 2 : 1;
            var line = text[read..];
            var end = line.IndexOf((byte)'\r');
            line = end < 0 ? line : line[..end];
            line.CopyTo(text[written..]);
            written += line.Length;
            read += line.Length;
        }

        return written;
    }
}
