using System.Text;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>The report as Markdown.</summary>
internal sealed class MarkdownReport(RunSummary run)
{
    private readonly StringBuilder _text = new();

    /// <summary>The whole report.</summary>
    public static string Write(RunSummary run) => new MarkdownReport(run).Write();

    private string Write()
    {
        Line($"# {run.Pipeline.Name}");
        Section("I. Gradients", WriteGradients);
        Section("II. Smooth loss", WriteLoss);
        Section("III. Evolution of text", WriteSamples);
        Section("IV. Passage of the best model", WritePassage);
        Section("V. What was run, and what to try next", WriteRun);
        foreach (var section in run.Sections)
            Section(section.Title, () => Block(section.Text));
        return _text.ToString();
    }

    private void WriteGradients()
    {
        if (run.Gradients is not { } check)
        {
            Line(ReportTexts.NoGradients);
            return;
        }

        Line(ReportTexts.GradientChain);
        Line();
        Line("| tensor | shape | central differences r | seed's r | max | mean | exact zeros | complex step r | reference r | float r |");
        Line("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var row in check.Tensors)
        {
            var seed = SeedReport.Gradients.TryGetValue(row.Name, out var error) ? Numbers.Small(error) : "";
            Line($"| {row.Name} | {Numbers.Shape(row.Shape)} | {Numbers.Small(row.Norm)} | {seed} | {Numbers.Small(row.Max)} | {Numbers.Small(row.Mean)} "
                 + $"| {Numbers.Count(row.Zeros)} of {Numbers.Count(row.Checked)} | {Numbers.Small(row.Complex)} | {Numbers.Small(row.Reference)} | {Numbers.Small(row.Float)} |");
        }

        Line();
        Line($"{(check.Passed ? "Passed" : "Failed")}: step {Numbers.Small(check.Step)}, limit {Numbers.Small(check.Limit)}. {ReportTexts.ElementErrors}");
    }

    private void WriteLoss()
    {
        if (run is not { Model: { } model, Loss: { } loss })
        {
            Line(ReportTexts.NoModel);
            return;
        }

        Line("![Smooth loss](smooth-loss.png)");
        Line();
        Line($"Best {Numbers.Loss(model.Best.SmoothLoss)} at update {Numbers.Count(model.Best.Update)}; last {Numbers.Loss(model.Last.SmoothLoss)}"
             + $" at update {Numbers.Count(model.Last.Update)}; in nats a sequence of {model.Kernel.Shape.Sequence}.");
        foreach (var (name, reference) in loss.References)
            Line($"- {name}: {Numbers.Loss(reference)}");
    }

    private void WriteSamples()
    {
        if (run.Model is not { Samples.Count: > 0 } model)
        {
            Line(run.Model is null ? ReportTexts.NoModel : ReportTexts.NoSamples);
            return;
        }

        foreach (var sample in model.Samples)
        {
            Line($"**Update {Numbers.Count(sample.Update)}**, smooth loss {Numbers.Loss(sample.SmoothLoss)}");
            Block(sample.Text);
        }
    }

    private void WritePassage()
    {
        if (run.Passage is not { } passage)
        {
            Line(ReportTexts.NoPassage);
            return;
        }

        Line(FormattableString.Invariant($"The model of update {passage.Update:N0}, smooth loss {passage.SmoothLoss:0.00}, temperature {passage.Temperature}."));
        Block(passage.Text);
    }

    private void WriteRun()
    {
        foreach (var (name, value) in RunFacts.Of(run))
            Line($"- {name}: {value}");
        if (run.Advice.Count > 0)
        {
            Line();
            Line("What to try next:");
            Line();
            foreach (var advice in run.Advice)
                Line($"- {advice}");
        }

        Line();
        Line("The pipeline with all its defaults:");
        Block(run.Pipeline.ResolvedJson);
    }

    private void Section(string title, Action body)
    {
        Line();
        Line($"## {title}");
        Line();
        body();
    }

    /// <summary>Text as it is, fenced by more back quotes than it holds in a row.</summary>
    private void Block(string text)
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        Line();
        Line(fence);
        Line(text.TrimEnd('\n'));
        Line(fence);
        Line();
    }

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
