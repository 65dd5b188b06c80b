using System.Runtime.InteropServices;

namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>A value with cache lines of its own, so that writing it does not take its neighbours away from the other thread.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct CacheLine
{
    /// <summary>The value. Two lines of 64 bytes before and after it, for processors fetch them in pairs.</summary>
    [FieldOffset(128)]
    public long Value;
}
