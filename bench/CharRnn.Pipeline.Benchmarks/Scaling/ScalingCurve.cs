namespace CharRnn.Pipeline.Benchmarks.Scaling;

/// <summary>Our speed over one dimension.</summary>
/// <param name="Symbol">m or K.</param>
/// <param name="Title">What varies, and what does not.</param>
/// <param name="Points">In the order of the sizes.</param>
internal sealed record ScalingCurve(string Symbol, string Title, IReadOnlyList<ScalingPoint> Points);
