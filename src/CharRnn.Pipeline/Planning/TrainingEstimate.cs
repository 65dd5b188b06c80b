using System.Diagnostics;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Training;

namespace CharRnn.Pipeline.Planning;

/// <summary>How long a training will take, from updates measured on this machine and on the text itself.</summary>
/// <param name="Kernel">The kernel that trains.</param>
/// <param name="Updates">Updates in all.</param>
/// <param name="UpdatesPerSecond">Measured.</param>
internal sealed record TrainingEstimate(KernelInfo Kernel, long Updates, double UpdatesPerSecond)
{
    // The first updates meet cold caches and code that the runtime has yet to optimise.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Measurement = TimeSpan.FromMilliseconds(200);

    /// <summary>The time from the first update to the last; samples and checkpoints take hardly any.</summary>
    public TimeSpan Time => TimeSpan.FromSeconds(Updates / UpdatesPerSecond);

    /// <summary>Trains for a moment, to no purpose but this.</summary>
    /// <param name="kernels">Makes the kernel that the training would have.</param>
    /// <param name="pipeline">Shape and seed.</param>
    /// <param name="text">The text.</param>
    /// <param name="options">The training's options.</param>
    /// <exception cref="StageFailedException">The text is too short for one update.</exception>
    public static TrainingEstimate Measure(IKernelCatalog kernels, PipelineDescription pipeline, EncodedText text, TrainOptions options)
    {
        var schedule = new TextSchedule(text.Ids.Length, pipeline.Model.Sequence, options);
        using var kernel = kernels.Create(pipeline.Model with { Vocabulary = text.Vocabulary.Count }, Precision.Single, options.Epsilon, options.Threads);
        InitialWeights.Write(kernel, pipeline.Seed);
        var step = new AdaGradStep(options.LearningRate, options.Clip);
        var ids = new int[pipeline.Model.Sequence + 1];
        var done = 0L;
        Train(WarmUp);
        var (before, start) = (done, Stopwatch.GetTimestamp());
        Train(Measurement);
        return new TrainingEstimate(kernel.Info, schedule.Updates, (done - before) / Stopwatch.GetElapsedTime(start).TotalSeconds);

        void Train(TimeSpan time)
        {
            var began = Stopwatch.GetTimestamp();
            do
            {
                text.Ids.CopyTo(schedule.Start(++done), ids);
                kernel.Train(ids.AsSpan()[..^1], ids.AsSpan()[1..], step);
            }
            while (Stopwatch.GetElapsedTime(began) < time);
        }
    }
}
