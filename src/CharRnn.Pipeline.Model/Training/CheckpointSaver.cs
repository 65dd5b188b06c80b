using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Randomness;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>Keeps last.safetensors and best.safetensors of a training.</summary>
internal sealed class CheckpointSaver(IRnnKernel kernel, EncodedText text, TrainOptions options, TextSchedule schedule, StageContext context)
{
    private const string LastFile = "checkpoints/last.safetensors";
    private const string BestFile = "checkpoints/best.safetensors";

    private readonly RunFingerprint _fingerprint = RunFingerprint.Of(context.Pipeline, text);

    /// <summary>The model of the last checkpoint.</summary>
    public ModelSnapshot? Last { get; private set; }

    /// <summary>The model of the checkpoint with the lowest smooth loss.</summary>
    public ModelSnapshot? Best { get; private set; }

    /// <summary>Saves a checkpoint; the best so far is saved as such, too.</summary>
    public void Save(long update, double smoothLoss, RandomState random)
    {
        var checkpoint = SaveLast(update, smoothLoss, random);
        if (Best is not null && Best.SmoothLoss <= smoothLoss)
            return;
        Best = checkpoint.Model;
        context.RunFolder.Write(BestFile, stream => ModelFile.Write(stream, checkpoint));
    }

    /// <summary>Saves where training stands, without a claim to be the best: an interruption must not decide which model is best.</summary>
    public Checkpoint SaveLast(long update, double smoothLoss, RandomState random)
    {
        var checkpoint = Capture(update, smoothLoss, random);
        if (!checkpoint.IsFinite)
            throw Divergence.At(update, "A weight is not finite", options);
        Last = checkpoint.Model;
        context.RunFolder.Write(LastFile, stream => ModelFile.Write(stream, checkpoint));
        return checkpoint;
    }

    private Checkpoint Capture(long update, double smoothLoss, RandomState random)
    {
        var weights = KernelTensors.Read(kernel, KernelBuffer.Parameters);
        return new Checkpoint
        {
            Model = new ModelSnapshot(kernel.Info.Shape, text.Unit, text.Vocabulary, weights, update, smoothLoss),
            OptimizerMemory = KernelTensors.Read(kernel, KernelBuffer.OptimizerMemory),
            Hidden = KernelTensors.ReadHidden(kernel),
            Epoch = schedule.Epoch(update),
            Position = schedule.Start(update + 1),
            Random = random,
            Fingerprint = _fingerprint,
        };
    }
}
