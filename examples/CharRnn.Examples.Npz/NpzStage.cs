using System.IO.Compression;
using CharRnn.Pipeline.Abstractions;
using Microsoft.Extensions.Logging;

namespace CharRnn.Examples.Npz;

/// <summary>Writes the model for NumPy: U, W, V, b, c and the vocabulary in one file, which <c>numpy.load</c> reads without further packages.</summary>
[Stage("npz", Summary = "Writes the model as model.npz, for NumPy.", Options = typeof(NpzOptions))]
[Consumes<TrainedModel>]
public sealed class NpzStage(NpzOptions options, ILogger<NpzStage> logger) : IStage
{
    // A fixed date: the same model gives the same bytes.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation)
    {
        var trained = context.Get<TrainedModel>();
        var model = options.Model == "best" ? trained.Best : trained.Last;
        NpyArray[] arrays = [.. model.Tensors.Select(NpyArray.Of), NpyArray.Of("vocabulary", model.Vocabulary.Symbols)];
        context.RunFolder.Write(options.File, stream => Write(stream, arrays));
        logger.LogInformation("Wrote {File}: {Arrays}", options.File, string.Join(", ", arrays.Select(array => array.Name)));
        return Task.CompletedTask;
    }

    private static void Write(Stream stream, NpyArray[] arrays)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var array in arrays)
        {
            var entry = archive.CreateEntry(array.Name + ".npy", CompressionLevel.NoCompression);
            entry.LastWriteTime = Epoch;
            using var content = entry.Open();
            array.Write(content);
        }
    }
}
