namespace CharRnn.Pipeline.Stages.Report.Figures;

/// <summary>The sizes of a figure.</summary>
internal sealed record FigureLayout
{
    /// <summary>For a page and for the files.</summary>
    public static FigureLayout Wide { get; } = new()
    {
        Width = 920,
        WholeHeight = 150,
        DetailHeight = 270,
        Left = 56,
        Right = 56,
        UpdateTicks = 7,
        MostEpochs = 16,
    };

    /// <summary>For a phone held upright: the same figure, narrower, its text not smaller.</summary>
    public static FigureLayout Narrow { get; } = new()
    {
        Width = 360,
        WholeHeight = 130,
        DetailHeight = 230,
        Left = 46,
        Right = 46,
        UpdateTicks = 3,
        MostEpochs = 6,
    };

    /// <summary>The height of a line of text.</summary>
    public const double TextSize = 13;

    /// <summary>Width of the figure.</summary>
    public required double Width { get; init; }

    /// <summary>Height of the panel with the whole curve, when a detail follows.</summary>
    public required double WholeHeight { get; init; }

    /// <summary>Height of the enlarged panel.</summary>
    public required double DetailHeight { get; init; }

    /// <summary>Room for the labels of the left axis.</summary>
    public required double Left { get; init; }

    /// <summary>Room for the labels of the right axis.</summary>
    public required double Right { get; init; }

    /// <summary>About how many labels the axis of updates has.</summary>
    public required int UpdateTicks { get; init; }

    /// <summary>More epochs than these would be a hatching: they are not marked.</summary>
    public required int MostEpochs { get; init; }
}
