namespace CharRnn.Pipeline.Stages.Report.Figures;

/// <summary>What a canvas can show.</summary>
internal interface IFigure
{
    /// <summary>Width in pixels.</summary>
    double Width { get; }

    /// <summary>Height in pixels.</summary>
    double Height { get; }

    /// <summary>The figure in a sentence, for those who cannot see it.</summary>
    string Description { get; }

    /// <summary>Draws the figure.</summary>
    void Draw(IFigureCanvas canvas);
}
