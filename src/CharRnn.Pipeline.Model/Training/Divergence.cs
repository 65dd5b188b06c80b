using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Sampling;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>Training whose numbers have run wild: nothing of it can be saved.</summary>
/// <param name="options">The settings that lead there.</param>
/// <param name="symbols">Turns ids into text.</param>
/// <param name="folder">The run folder.</param>
internal sealed class Divergence(TrainOptions options, SymbolText symbols, RunFolder folder)
{
    private const string FileName = "diverged.json";

    /// <summary>Times the loss of a uniform guess. A healthy run may start a few times above it; nothing comes back from a thousand times.</summary>
    private const double MostUniformLosses = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The largest loss of a sequence, in nats, that training goes on with.</summary>
    public static double LossBound(KernelShape shape) => MostUniformLosses * shape.Sequence * Math.Log(shape.Vocabulary);

    /// <summary>Writes diverged.json, which holds the sequence that did it, and gives the error to throw.</summary>
    /// <param name="update">The update that was done last.</param>
    /// <param name="found">What has run wild.</param>
    /// <param name="position">Where its sequence starts in the text.</param>
    /// <param name="ids">Its T + 1 symbols.</param>
    /// <param name="last">The last good checkpoint.</param>
    public StageFailedException Record(long update, string found, int position, int[] ids, ModelSnapshot? last)
    {
        var dump = new
        {
            Update = update,
            Found = found,
            Position = position,
            Text = symbols.Decode(ids),
            Ids = ids,
            options.LearningRate,
            options.Clip,
            LastCheckpoint = last?.Update,
        };
        folder.WriteText(FileName, JsonSerializer.Serialize(dump, Json) + "\n");
        var way = last is null ? "There is no checkpoint yet." : string.Create(
            CultureInfo.InvariantCulture,
            $"{CheckpointFiles.Last}, of update {last.Update}, is sound: a new run can start from it with train.from.");
        return new StageFailedException(string.Create(
            CultureInfo.InvariantCulture,
            $"{found} at update {update}: training has diverged. Lower train.learningRate, now {options.LearningRate}, or train.clip, now {options.Clip}. {way} {FileName} holds the sequence."));
    }
}
