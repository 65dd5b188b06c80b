using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>Writes the report of the run: report.html, report.md and the loss figure.</summary>
[Stage("report", Summary = "Writes report.html, report.md and the figure of the smooth loss.")]
[Consumes<Corpus>(Optional = true)]
[Consumes<EncodedText>(Optional = true)]
[Consumes<GradientCheck>(Optional = true)]
[Consumes<TrainedModel>(Optional = true)]
[Consumes<Passage>(Optional = true)]
public sealed class ReportStage : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var run = RunSummary.Of(context);
        if (run.Loss is { } loss)
        {
            var figure = new LossFigure(loss);
            context.RunFolder.WriteText("smooth-loss.svg", figure.ToSvg(Palette.Standalone));
            context.RunFolder.Write("smooth-loss.png", stream => FigureImage.WritePng(figure.ToSvg(Palette.Light), stream));
        }

        context.RunFolder.WriteText("report.md", MarkdownReport.Write(run));
        context.RunFolder.WriteText("report.html", HtmlReport.Write(run));
        return Task.CompletedTask;
    }
}
