using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>How fast a model was trained, sampling and writing left out.</summary>
internal static class Speed
{
    /// <summary>Microseconds an update.</summary>
    public static double MicrosecondsPerUpdate(TrainedModel model) => model.UpdateSeconds * 1e6 / model.Last.Update;

    /// <summary>Characters of the text a second.</summary>
    public static double CharactersPerSecond(TrainedModel model, EncodedText? text) =>
        model.Last.Update * model.Kernel.Shape.Sequence * (text?.CharactersPerSymbol ?? 1) / model.UpdateSeconds;
}
