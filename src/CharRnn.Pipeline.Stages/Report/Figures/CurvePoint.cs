namespace CharRnn.Pipeline.Stages.Report.Figures;

/// <summary>A point of the curve.</summary>
/// <param name="Update">Updates done.</param>
/// <param name="Loss">The smooth loss then, in nats a sequence.</param>
internal readonly record struct CurvePoint(long Update, double Loss);
