using CharRnn.Pipeline.Kernels.Threads;

namespace CharRnn.Pipeline.Kernels.Tests.Threads;

public sealed class WorkListTests
{
    [Fact]
    public void TryTake_GivesEachPartOnce_ThenNothing()
    {
        var work = new WorkList([0, 5, 9, 25]);
        work.Open(1);

        Assert.Equal([(0, 5), (5, 9), (9, 25)], TakeAll(work, 1));
        Assert.False(work.TryTake(1, out _));
    }

    [Fact]
    public void TryTake_OfAnUpdateThatIsOver_GivesNothing()
    {
        var work = new WorkList([0, 5]);
        work.Open(1);
        work.Open(2);

        Assert.False(work.TryTake(1, out _));
        Assert.True(work.TryTake(2, out _));
    }

    [Fact]
    public void IsDone_OnlyWhenEveryPartIsFinished()
    {
        var work = new WorkList([0, 5, 9]);
        work.Open(1);
        TakeAll(work, 1);

        Assert.False(work.IsDone);
        work.Finish();
        Assert.False(work.IsDone);
        work.Finish();
        Assert.True(work.IsDone);
    }

    [Fact]
    public async Task TryTake_ByTwoThreads_DividesTheParts()
    {
        const int Parts = 1_000;
        var work = new WorkList([.. Enumerable.Range(0, Parts + 1)]);
        for (var update = 1; update <= 20; update++)
        {
            work.Open(update);
            var current = update;
            var other = Task.Run(() => TakeAll(work, current));
            var mine = TakeAll(work, update);

            Assert.Equal(Enumerable.Range(0, Parts), mine.Concat(await other).Select(part => part.From).Order());
        }
    }

    private static List<(int From, int To)> TakeAll(WorkList work, int update)
    {
        var taken = new List<(int From, int To)>();
        while (work.TryTake(update, out var part))
            taken.Add(part);
        return taken;
    }
}
