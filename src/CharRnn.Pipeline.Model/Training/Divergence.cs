using System.Globalization;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>Training whose numbers are no longer finite: nothing of it can be saved.</summary>
internal static class Divergence
{
    /// <summary>The error to throw.</summary>
    /// <param name="update">The update that was done last.</param>
    /// <param name="found">What is not finite.</param>
    /// <param name="options">The settings that led there.</param>
    public static StageFailedException At(long update, string found, TrainOptions options) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{found} at update {update}: training has diverged. Lower train.learningRate, now {options.LearningRate}, or train.clip, now {options.Clip}."));
}
