namespace CharRnn.Pipeline.Abstractions;

/// <summary>What training left behind.</summary>
public sealed record TrainedModel
{
    /// <summary>The checkpoint with the lowest smooth loss.</summary>
    public required ModelSnapshot Best { get; init; }

    /// <summary>The model after the last update.</summary>
    public required ModelSnapshot Last { get; init; }

    /// <summary>The loss at update 1 and every <c>logEvery</c>.</summary>
    public required IReadOnlyList<MetricPoint> Metrics { get; init; }

    /// <summary>Text written at update 1 and every <c>sampleEvery</c>.</summary>
    public required IReadOnlyList<TextSample> Samples { get; init; }

    /// <summary>The kernel that trained.</summary>
    public required KernelInfo Kernel { get; init; }

    /// <summary>AdaGrad's learning rate eta.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Updates in one pass over the text.</summary>
    public required long UpdatesPerEpoch { get; init; }

    /// <summary>Seconds spent in updates alone, without sampling and writing.</summary>
    public required double UpdateSeconds { get; init; }

    /// <summary>Share of hidden units with |h| above 0.99 around the 100,000th symbol; null when training ended earlier.</summary>
    public required double? EarlySaturation { get; init; }
}
