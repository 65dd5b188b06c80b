using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Stages.Report.Documents;
using CharRnn.Pipeline.Stages.Report.Figures;
using CharRnn.Pipeline.Stages.Report.Html;
using CharRnn.Pipeline.Stages.Report.Markdown;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>Writes the report of the run: report.html, report.md, and the figure of the smooth loss as SVG and PNG.</summary>
[Stage("report", Summary = "Writes report.html, report.md and the figure of the smooth loss.", FreeOnResume = true)]
[Consumes<Corpus>(Optional = true)]
[Consumes<EncodedText>(Optional = true)]
[Consumes<GradientCheck>(Optional = true)]
[Consumes<TrainedModel>(Optional = true)]
[Consumes<Passage>(Optional = true)]
public sealed class ReportStage : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation) => Task.Run(() => Run(context, cancellation), cancellation);

    private static void Run(StageContext context, CancellationToken cancellation)
    {
        var run = RunSummary.Of(context);
        cancellation.ThrowIfCancellationRequested();
        if (run.Training is { } training)
            WriteFigure(new LossFigure(LossCurve.Of(training, run.Text?.References), FigureLayout.Wide), context.RunFolder);

        var report = ReportDocument.Of(run);
        context.RunFolder.WriteText("report.md", MarkdownRenderer.Render(report));
        context.RunFolder.WriteText("report.html", HtmlRenderer.Render(report));
    }

    private static void WriteFigure(LossFigure figure, RunFolder folder)
    {
        folder.WriteText(LossFigure.SvgName, SvgCanvas.Draw(figure));
        folder.Write(LossFigure.PngName, stream => PngCanvas.Draw(figure, stream));
    }
}
