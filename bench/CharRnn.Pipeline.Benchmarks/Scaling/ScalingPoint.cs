namespace CharRnn.Pipeline.Benchmarks.Scaling;

/// <summary>Our speed at one shape.</summary>
/// <param name="Size">The dimension that varies.</param>
/// <param name="Microseconds">Of an update, at best.</param>
/// <param name="PeakShare">The fraction of the peak of multiply-adds.</param>
/// <param name="Rate">Characters a second.</param>
internal sealed record ScalingPoint(int Size, double Microseconds, double PeakShare, double Rate);
