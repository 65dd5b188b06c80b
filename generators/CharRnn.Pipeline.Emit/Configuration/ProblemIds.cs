namespace CharRnn.Pipeline.Emit.Configuration;

/// <summary>The diagnostics of pipeline files; AnalyzerReleases lists them for users.</summary>
public static class ProblemIds
{
    /// <summary>The file is no JSON, has a key twice, or has no object <c>model</c>.</summary>
    public const string Malformed = "CRNN001";

    /// <summary>A key is missing or unknown, or its value is of the wrong type.</summary>
    public const string Key = "CRNN002";

    /// <summary>A number is out of its range.</summary>
    public const string Range = "CRNN003";

    /// <summary>The cell is unknown.</summary>
    public const string Cell = "CRNN004";

    /// <summary>The project has no pipeline file.</summary>
    public const string NoFile = "CRNN005";
}
