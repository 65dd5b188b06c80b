namespace CharRnn.Pipeline.Stages.Report.Figures;

/// <summary>What a mark in a figure is for; the canvas knows its colours.</summary>
internal enum Ink
{
    /// <summary>The ground.</summary>
    Paper,

    /// <summary>The stretch of the whole that the detail enlarges.</summary>
    Band,

    /// <summary>Lines of the grid.</summary>
    Grid,

    /// <summary>Axis labels and the ladder.</summary>
    Quiet,

    /// <summary>The curve.</summary>
    Curve,

    /// <summary>The best point.</summary>
    Mark,
}
