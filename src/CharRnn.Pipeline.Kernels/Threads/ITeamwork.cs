namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>How two threads share an update out.</summary>
internal unsafe interface ITeamwork
{
    /// <summary>Gets ready for an update, which the helper has not seen yet.</summary>
    void Prepare(int* x, int* y);

    /// <summary>The caller's part. Returns when the whole update is done, and does all of it if need be.</summary>
    /// <param name="update">The number of the update, counted from 1.</param>
    void Lead(long update);

    /// <summary>The helper's part, of an update that may be over.</summary>
    void Help(long update);
}
