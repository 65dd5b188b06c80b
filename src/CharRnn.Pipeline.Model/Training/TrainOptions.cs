using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>The options of the <c>train</c> stage.</summary>
public sealed record TrainOptions
{
    /// <summary>How gradients become steps.</summary>
    [Description("How gradients become steps.")]
    public Optimizer Optimizer { get; init; } = Optimizer.Adagrad;

    /// <summary>AdaGrad's step size eta.</summary>
    [Description("AdaGrad's step size eta.")]
    [Range(0, 10.0, MinimumIsExclusive = true)]
    public double LearningRate { get; init; } = 0.01;

    /// <summary>What AdaGrad's running sums of squared gradients start from.</summary>
    [Description("What AdaGrad's running sums of squared gradients start from.")]
    [Range(0, 1.0, MinimumIsExclusive = true)]
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Every element of a gradient is clipped to [-clip, clip].</summary>
    [Description("Every element of a gradient is clipped to [-clip, clip].")]
    [Range(0, 1e6, MinimumIsExclusive = true)]
    public double Clip { get; init; } = 5;

    /// <summary>Passes over the text.</summary>
    [Description("Passes over the text.")]
    [Range(1, 1_000_000)]
    [FreeOnResume(OnlyUpwards = true)]
    public int Epochs { get; init; } = 5;

    /// <summary>The largest number of updates; training ends with the epochs or with these, whichever comes first.</summary>
    [Description("The largest number of updates: training ends with the epochs or with these, whichever comes first.")]
    [Range(1, 1e12)]
    [FreeOnResume(OnlyUpwards = true)]
    public long? Updates { get; init; }

    /// <summary>Updates between two samples; one is written after update 1, too.</summary>
    [Description("Updates between two samples; one is written after update 1, too.")]
    [Range(1, int.MaxValue)]
    [FreeOnResume]
    public int SampleEvery { get; init; } = 10_000;

    /// <summary>Symbols in a sample.</summary>
    [Description("Symbols in a sample.")]
    [Range(1, 1_000_000)]
    [FreeOnResume]
    public int SampleLength { get; init; } = 200;

    /// <summary>Updates between two lines of metrics.jsonl; update 1 has one, too.</summary>
    [Description("Updates between two lines of metrics.jsonl; update 1 has one, too.")]
    [Range(1, int.MaxValue)]
    [FreeOnResume]
    public int LogEvery { get; init; } = 100;

    /// <summary>Updates between two checkpoints; there is one at the end, too.</summary>
    [Description("Updates between two checkpoints; there is one at the end, too.")]
    [Range(1, int.MaxValue)]
    public int CheckpointEvery { get; init; } = 10_000;

    /// <summary>The most seconds between two checkpoints.</summary>
    [Description("The most seconds between two checkpoints: where updates are slow, a crash costs no more than these. Such checkpoints do not compete to be the best.")]
    [Range(1, 86_400)]
    [FreeOnResume]
    public int CheckpointSeconds { get; init; } = 60;

    /// <summary>Older checkpoints kept besides the last and the best.</summary>
    [Description("Older checkpoints kept besides the last and the best, as checkpoints/update-N.safetensors.")]
    [Range(1, 1_000_000)]
    [FreeOnResume]
    public int KeepCheckpoints { get; init; } = 1;

    /// <summary>Threads that may share an update; a second one is used while it makes updates faster.</summary>
    [Description("Threads that may share an update: 1 or 2. A second one is used while it makes updates faster; the results are the same to the bit.")]
    [Range(1, 2)]
    [FreeOnResume]
    public int Threads { get; init; } = 2;

    /// <summary>A safetensors file whose weights training starts from, relative to the pipeline's folder.</summary>
    [Description("A safetensors file whose weights training starts from, relative to the pipeline's folder; without it they are drawn at random.")]
    public string? From { get; init; }
}
