namespace CharRnn.Pipeline.Benchmarks.Contenders;

/// <summary>A program that trains, a block of updates at a time, and keeps its own time.</summary>
internal interface IContender : IDisposable
{
    /// <summary>The name in the table.</summary>
    string Name { get; }

    /// <summary>Versions, precision and the like.</summary>
    string Details { get; }

    /// <summary>How far its losses may lie from those of the reference.</summary>
    double Tolerance { get; }

    /// <summary>How many processor cores it may use.</summary>
    int Threads { get; }

    /// <summary>True for the product's own kernels, one of which is the measure of all.</summary>
    bool IsOurs { get; }

    /// <summary>The losses of its first <see cref="LossCheck.Updates"/> updates; called once, before <see cref="Run"/>.</summary>
    IReadOnlyList<double> FirstLosses();

    /// <summary>Trains on.</summary>
    /// <returns>Microseconds for all these updates.</returns>
    double Run(int updates);
}
