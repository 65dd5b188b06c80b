using System.Runtime.Intrinsics.X86;

namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>The shortest wait there is.</summary>
internal static class Spin
{
    /// <summary>One pause instruction. <see cref="Thread.SpinWait"/> stretches its rounds by a factor that the runtime measures anew in every process.</summary>
    public static void Once()
    {
        if (X86Base.IsSupported)
            X86Base.Pause();
        else
            Thread.SpinWait(1);
    }
}
