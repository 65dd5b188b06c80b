namespace CharRnn.Pipeline.Kernels.Tests.TestKit;

/// <summary>A test of a minute or more, reported as skipped unless <c>CHARRNN_FULL_MATRIX=1</c> asks for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute()
    {
        if (!ShapeMatrix.IsFull)
            Skip = "Takes minutes: set CHARRNN_FULL_MATRIX=1.";
    }
}
