namespace CharRnn.Pipeline.Stages.Report.Figures;

/// <summary>The colours of the inks, as six hexadecimal digits after a number sign.</summary>
internal static class Palette
{
    /// <summary>On a light ground.</summary>
    public static string Light(Ink ink) => ink switch
    {
        Ink.Paper => "#ffffff",
        Ink.Band => "#eef3fb",
        Ink.Grid => "#e3e5e9",
        Ink.Quiet => "#666d79",
        Ink.Curve => "#2a5db0",
        Ink.Mark => "#b8451f",
        _ => throw new ArgumentOutOfRangeException(nameof(ink), ink, "This ink has no colour."),
    };

    /// <summary>On a dark ground.</summary>
    public static string Dark(Ink ink) => ink switch
    {
        Ink.Paper => "#1b1e24",
        Ink.Band => "#232b3a",
        Ink.Grid => "#333943",
        Ink.Quiet => "#9aa2af",
        Ink.Curve => "#86aef2",
        Ink.Mark => "#f2956f",
        _ => throw new ArgumentOutOfRangeException(nameof(ink), ink, "This ink has no colour."),
    };
}
