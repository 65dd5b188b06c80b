namespace CharRnn.Pipeline.Benchmarks.Scaling;

/// <summary>Our speed at one shape.</summary>
/// <param name="Size">The dimension that varies.</param>
/// <param name="Microseconds">Of an update, at best.</param>
/// <param name="Together">The same by two threads.</param>
/// <param name="PeakShare">The fraction of the peak of multiply-adds, by one thread.</param>
/// <param name="Rate">Characters a second, by one thread.</param>
internal sealed record ScalingPoint(int Size, double Microseconds, double Together, double PeakShare, double Rate);
