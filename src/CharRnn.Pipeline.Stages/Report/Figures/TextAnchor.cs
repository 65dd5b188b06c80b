namespace CharRnn.Pipeline.Stages.Report.Figures;

/// <summary>Which point of a text its position names; the names are those of SVG.</summary>
internal enum TextAnchor
{
    /// <summary>Its left end.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its right end.</summary>
    End,
}
