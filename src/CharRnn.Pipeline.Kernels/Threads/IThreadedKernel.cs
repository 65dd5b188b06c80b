using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>A kernel whose updates can be shared out among threads.</summary>
internal interface IThreadedKernel : IRnnKernel
{
    /// <summary>How many threads an update may take: 1 or 2, and who decides from update to update. The bits are the same.</summary>
    void UseThreads(int threads, TeamPolicy policy);
}
