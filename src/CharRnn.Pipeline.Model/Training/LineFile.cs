namespace CharRnn.Pipeline.Model.Training;

/// <summary>Files of lines that a crash may have cut short.</summary>
internal static class LineFile
{
    private const int BlockBytes = 1 << 16;

    /// <summary>The whole lines at the start of a file.</summary>
    /// <param name="path">The file; one that is missing has no lines.</param>
    /// <param name="most">Lines after which to stop.</param>
    /// <returns>How many there are, and their bytes, line ends included.</returns>
    public static (int Lines, long Length) Measure(string path, int most)
    {
        if (!File.Exists(path))
            return (0, 0);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var block = new byte[BlockBytes];
        var (lines, length, start) = (0, 0L, 0L);
        while (lines < most && file.Read(block) is > 0 and var read)
        {
            for (var i = 0; i < read && lines < most; i++)
            {
                if (block[i] == '\n')
                    (lines, length) = (lines + 1, start + i + 1);
            }

            start += read;
        }

        return (lines, length);
    }
}
