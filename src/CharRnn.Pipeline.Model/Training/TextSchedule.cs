using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>Which part of the text each update reads.</summary>
/// <remarks>A text of N symbols gives floor((N - 1) / T) updates an epoch: a sequence needs its T symbols and the one after them.</remarks>
public sealed class TextSchedule
{
    private readonly int _sequence;

    /// <summary>Plans the updates of a training.</summary>
    /// <param name="symbols">N, the length of the text.</param>
    /// <param name="sequence">T.</param>
    /// <param name="options">Epochs and updates wanted.</param>
    /// <exception cref="StageFailedException">The text is too short for one update.</exception>
    public TextSchedule(int symbols, int sequence, TrainOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _sequence = sequence;
        UpdatesPerEpoch = (symbols - 1) / sequence;
        if (UpdatesPerEpoch < 1)
            throw new StageFailedException($"The text has {symbols} symbols; one update needs {sequence + 1}: take a longer text or a smaller model.sequence.");
        Updates = Math.Min(UpdatesPerEpoch * options.Epochs, options.Updates ?? long.MaxValue);
    }

    /// <summary>Updates in one pass over the text.</summary>
    public long UpdatesPerEpoch { get; }

    /// <summary>Updates in all.</summary>
    public long Updates { get; }

    /// <summary>The epoch of an update; both count from 1.</summary>
    public int Epoch(long update) => (int)((update - 1) / UpdatesPerEpoch) + 1;

    /// <summary>The place in the text where an update starts; 0 at the start of an epoch.</summary>
    public int Start(long update) => (int)((update - 1) % UpdatesPerEpoch) * _sequence;
}
