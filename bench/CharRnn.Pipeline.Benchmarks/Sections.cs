namespace CharRnn.Pipeline.Benchmarks;

/// <summary>The parts of a benchmark run.</summary>
[Flags]
internal enum Sections
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Peak arithmetic and load bandwidth of this processor.</summary>
    Roofline = 1,

    /// <summary>The phases of our update.</summary>
    Phases = 2,

    /// <summary>The table of all contenders.</summary>
    Peers = 4,

    /// <summary>Our speed over m and K.</summary>
    Scaling = 8,

    /// <summary>All of them.</summary>
    All = Roofline | Phases | Peers | Scaling,
}
