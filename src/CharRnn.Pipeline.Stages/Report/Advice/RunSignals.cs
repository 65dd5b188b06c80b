namespace CharRnn.Pipeline.Stages.Report.Advice;

/// <summary>The few figures of a run that tell what to change. Losses are smooth losses in nats a symbol.</summary>
internal sealed record RunSignals
{
    /// <summary>Characters after which a learning rate shows whether it is too small.</summary>
    private const long EarlyCharacters = 300_000;

    /// <summary>Every run with this share of saturated units after 100,000 characters ended badly; a good one had 0.06.</summary>
    private const double MostSaturation = 0.75;

    /// <summary>A share below which practically no unit saturates.</summary>
    private const double LeastSaturation = 0.01;

    /// <summary>Nats a character at <see cref="EarlyCharacters"/> that good runs are far below (2.11).</summary>
    private const double SlowLoss = 2.6;

    public required string Unit { get; init; }

    public required int Hidden { get; init; }

    public required double LearningRate { get; init; }

    public required long Updates { get; init; }

    public required long UpdatesPerEpoch { get; init; }

    public required long BestUpdate { get; init; }

    /// <summary>The last loss.</summary>
    public required double Loss { get; init; }

    /// <summary>ln K, the loss of a uniform guess.</summary>
    public required double UniformLoss { get; init; }

    /// <summary>The loss at the same place in the text one epoch before the end; null when training was shorter.</summary>
    public double? LossOneEpochAgo { get; init; }

    /// <summary>The loss after 300,000 characters; null when training was shorter, or a symbol is no character.</summary>
    public double? EarlyLoss { get; init; }

    /// <summary>Share of saturated hidden units around the 100,000th symbol; null when training was shorter.</summary>
    public double? EarlySaturation { get; init; }

    public double Epochs => (double)Updates / UpdatesPerEpoch;

    public bool IsWorseThanUniform => !(Loss <= UniformLoss);

    public bool IsSaturated => EarlySaturation >= MostSaturation;

    public bool IsSlow => EarlySaturation < LeastSaturation && EarlyLoss > SlowLoss;

    /// <summary>The signals of a run; null when it trained no model.</summary>
    public static RunSignals? Of(RunSummary run)
    {
        if (run is not { Training: { } training, Text: { } text })
            return null;
        var model = training.Model;
        var earlyUpdate = EarlyCharacters / training.Shape.Sequence;
        return new RunSignals
        {
            Unit = text.Text.Unit,
            Hidden = training.Shape.Hidden,
            LearningRate = model.LearningRate,
            Updates = training.Updates,
            UpdatesPerEpoch = model.UpdatesPerEpoch,
            BestUpdate = model.Best.Update,
            Loss = training.Final.Symbol,
            UniformLoss = text.References.Uniform,
            LossOneEpochAgo = LossAt(training, training.Updates - model.UpdatesPerEpoch),
            EarlyLoss = text.Text.Unit == "character" && training.Updates >= earlyUpdate ? LossAt(training, earlyUpdate) : null,
            EarlySaturation = model.EarlySaturation,
        };
    }

    private static double? LossAt(TrainingSummary training, long update) =>
        training.At(update) is { } point ? training.Read(point.SmoothLoss).Symbol : null;
}
