namespace CharRnn.Pipeline.Abstractions;

/// <summary>Every way in which a run changes the disk. The one implementation outside tests is <see cref="DiskFiles"/>.</summary>
/// <remarks>
/// So few operations that a test can fail each of them. An operation that cannot be done throws <see cref="IOException"/> or
/// <see cref="UnauthorizedAccessException"/>. What was written or renamed survives the process at once, and the machine only when flushed.
/// </remarks>
public interface IRunFiles
{
    /// <summary>Makes a folder and those above it; one that exists stays as it is.</summary>
    void CreateFolder(string path);

    /// <summary>Opens a file for writing; an old one is emptied.</summary>
    Stream Create(string path);

    /// <summary>Opens a file for writing after its first <paramref name="length"/> bytes; what follows them is cut off.</summary>
    Stream Append(string path, long length);

    /// <summary>Returns when all that was written to an open file is on the disk.</summary>
    void Flush(Stream file);

    /// <summary>Renames a file in one step, in place of one that has that name already.</summary>
    void Move(string source, string target);

    /// <summary>Deletes a file; none is fine, too.</summary>
    void Delete(string path);

    /// <summary>Returns when the names in a folder are on the disk: a file that was renamed keeps its new name.</summary>
    void FlushFolder(string path);
}
