using CharRnn.Pipeline.Report.Tests.TestKit;
using CharRnn.Pipeline.Stages.Report;

namespace CharRnn.Pipeline.Report.Tests;

public sealed class ReportStageTests
{
    [Fact]
    public async Task RunAsync_CompleteRun_WritesFourFiles()
    {
        using var run = Run.Complete();
        await new ReportStage().RunAsync(run.Context, CancellationToken.None);
        Assert.Equal(["report.html", "report.md", "smooth-loss.png", "smooth-loss.svg"], Files(run));
        Assert.All(Directory.GetFiles(run.Folder.FullPath), file => Assert.NotEqual(0, new FileInfo(file).Length));
    }

    [Fact]
    public async Task RunAsync_RunWithoutTraining_WritesNoFigure()
    {
        using var run = new Run().Put(Gradients.Check());
        await new ReportStage().RunAsync(run.Context, CancellationToken.None);
        Assert.Equal(["report.html", "report.md"], Files(run));
    }

    private static IEnumerable<string> Files(Run run) =>
        Directory.GetFiles(run.Folder.FullPath).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
