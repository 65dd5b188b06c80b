using System.Globalization;
using System.Text;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>The report as one HTML file that needs nothing else: no script, no network.</summary>
internal sealed class HtmlReport(RunSummary run)
{
    private const string StyleSheet = "report.css";

    private readonly StringBuilder _page = new();

    /// <summary>The whole page.</summary>
    public static string Write(RunSummary run) => new HtmlReport(run).Write();

    private string Write()
    {
        var title = Html.Encode(run.Pipeline.Name);
        _page.Append($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <title>{title}</title>
            <style>
            {ReadStyleSheet()}</style>
            </head>
            <body>
            <header>
            <p class="kind">Training report</p>
            <h1>{title}</h1>

            """);
        WriteTiles();
        _page.Append("</header>\n<main>\n");
        Section("I", "Gradients", WriteGradients);
        Section("II", "Smooth loss", WriteLoss);
        Section("III", "Evolution of text", WriteSamples);
        Section("IV", "Passage of the best model", WritePassage);
        Section("V", "What was run, and what to try next", WriteRun);
        foreach (var section in run.Sections)
            Section("+", section.Title, () => Sample(section.Text));
        _page.Append($"</main>\n<footer>CharRnn.Pipeline {Html.Encode(run.Pipeline.ProductVersion)}</footer>\n</body>\n</html>\n");
        return _page.ToString().ReplaceLineEndings("\n");
    }

    private void WriteTiles()
    {
        _page.Append("<dl class=\"tiles\">\n");
        if (run.Model is { } model)
        {
            Tile("smooth loss", Numbers.Loss(model.Last.SmoothLoss), "nats a sequence");
            if (run.Text is { } text)
                Tile("bits per character", Numbers.BitsPerCharacter(text, model.Last.SmoothLoss, model.Kernel.Shape.Sequence), "");
            Tile("updates", Numbers.Count(model.Last.Update), "");
            Tile("characters a second", Numbers.Count(Speed.CharactersPerSecond(model, run.Text)), model.Kernel.InstructionSet);
        }

        if (run.Gradients is { } check)
            Tile("gradient check", check.Passed ? "passed" : "failed", $"{Numbers.Count(check.Tensors.Sum(row => row.Checked))} elements");
        _page.Append("</dl>\n");
    }

    private void WriteGradients()
    {
        if (run.Gradients is not { } check)
        {
            Paragraph(ReportTexts.NoGradients);
            return;
        }

        Paragraph(ReportTexts.GradientChain);
        _page.Append("""
            <div class="wide"><table>
            <thead><tr><th>tensor<th>shape<th>central differences<th>the seed’s<th>max<th>mean<th>exact zeros<th>complex step<th>reference<th>float</tr></thead>
            <tbody>

            """);
        foreach (var row in check.Tensors)
        {
            var seed = SeedReport.Gradients.TryGetValue(row.Name, out var error) ? Numbers.Small(error) : "";
            Row($"<b>{Html.Encode(row.Name)}</b>", Numbers.Shape(row.Shape), $"<b>{Numbers.Small(row.Norm)}</b>", seed, Numbers.Small(row.Max), Numbers.Small(row.Mean),
                Numbers.Count(row.Zeros), Numbers.Small(row.Complex), Numbers.Small(row.Reference), Numbers.Small(row.Float));
        }

        _page.Append("</tbody></table></div>\n");
        Paragraph($"{(check.Passed ? "Passed" : "Failed")}: step {Numbers.Small(check.Step)}, limit {Numbers.Small(check.Limit)}. {ReportTexts.ElementErrors}");
    }

    private void WriteLoss()
    {
        if (run is not { Model: { } model, Loss: { } loss })
        {
            Paragraph(ReportTexts.NoModel);
            return;
        }

        _page.Append("<figure>\n").Append(new LossFigure(loss).ToSvg(Palette.OfThePage));
        _page.Append($"<figcaption>Best {Numbers.Loss(model.Best.SmoothLoss)} at update {Numbers.Count(model.Best.Update)}, last {Numbers.Loss(model.Last.SmoothLoss)} at update {Numbers.Count(model.Last.Update)}. Dotted: what a uniform guess and two counted models would lose.</figcaption>\n</figure>\n");
        var pairs = model.Metrics.Where(point => SeedReport.SmoothLosses.ContainsKey(point.Update)).ToList();
        if (pairs.Count < 2)
            return;
        _page.Append("<details><summary>Beside the seed report’s table, which is of another text</summary>\n<div class=\"wide\"><table>\n<thead><tr><th>update<th>here<th>the seed’s</tr></thead>\n<tbody>\n");
        foreach (var point in pairs)
            Row(Numbers.Count(point.Update), Numbers.Loss(point.SmoothLoss), Numbers.Loss(SeedReport.SmoothLosses[point.Update]));
        _page.Append("</tbody></table></div></details>\n");
    }

    private void WriteSamples()
    {
        if (run.Model is not { Samples.Count: > 0 } model)
        {
            Paragraph(run.Model is null ? ReportTexts.NoModel : ReportTexts.NoSamples);
            return;
        }

        Paragraph(ReportTexts.Evolution);
        _page.Append("<div class=\"cards\">\n");
        foreach (var sample in model.Samples)
        {
            _page.Append($"<article><h3>Update {Numbers.Count(sample.Update)} <span>smooth loss {Numbers.Loss(sample.SmoothLoss)}</span></h3>\n");
            Sample(sample.Text);
            _page.Append("</article>\n");
        }

        _page.Append("</div>\n");
    }

    private void WritePassage()
    {
        if (run.Passage is not { } passage)
        {
            Paragraph(ReportTexts.NoPassage);
            return;
        }

        Paragraph(string.Create(CultureInfo.InvariantCulture, $"By the model of update {passage.Update:N0}, smooth loss {passage.SmoothLoss:0.00}, at temperature {passage.Temperature}."));
        _page.Append($"<blockquote class=\"passage\">{Html.Encode(passage.Text)}</blockquote>\n");
    }

    private void WriteRun()
    {
        _page.Append("<dl class=\"facts\">\n");
        foreach (var (name, value) in RunFacts.Of(run))
            _page.Append($"<dt>{Html.Encode(name)}<dd>{Html.Encode(value)}\n");
        _page.Append("</dl>\n");
        if (run.Advice.Count > 0)
        {
            _page.Append("<h3>What to try next</h3>\n<ul class=\"advice\">\n");
            foreach (var advice in run.Advice)
                _page.Append($"<li>{Html.Encode(advice)}\n");
            _page.Append("</ul>\n");
        }

        _page.Append($"<details><summary>The pipeline with all its defaults</summary>\n<pre>{Html.Encode(run.Pipeline.ResolvedJson)}</pre></details>\n");
    }

    private void Section(string number, string title, Action body)
    {
        _page.Append($"<section>\n<h2><span>{number}</span>{Html.Encode(title)}</h2>\n");
        body();
        _page.Append("</section>\n");
    }

    private void Tile(string name, string value, string unit) =>
        _page.Append($"<div><dt>{Html.Encode(name)}</dt><dd>{Html.Encode(value)}<small>{Html.Encode(unit)}</small></dd></div>\n");

    private void Row(params IEnumerable<string> cells) => _page.Append($"<tr>{string.Concat(cells.Select(cell => $"<td>{cell}"))}</tr>\n");

    private void Paragraph(string text) => _page.Append($"<p>{Html.Encode(text)}</p>\n");

    private void Sample(string text) => _page.Append($"<p class=\"sample\">{Html.Encode(text)}</p>\n");

    private static string ReadStyleSheet()
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream(StyleSheet)!);
        return reader.ReadToEnd();
    }
}
