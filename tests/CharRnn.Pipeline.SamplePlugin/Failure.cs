namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>The ways in which a stage can fail.</summary>
public enum Failure
{
    /// <summary>For a reason that a person can understand.</summary>
    Expected,

    /// <summary>With an exit code of its own.</summary>
    GradientCheck,

    /// <summary>By a mistake of the user.</summary>
    Configuration,

    /// <summary>By a mistake of the stage's author.</summary>
    Unexpected,
}
