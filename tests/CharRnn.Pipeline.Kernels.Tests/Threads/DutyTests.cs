using CharRnn.Pipeline.Kernels.Threads;

namespace CharRnn.Pipeline.Kernels.Tests.Threads;

public sealed class DutyTests
{
    [Fact]
    public void TryTake_InOneUpdate_OnceOnly()
    {
        var duty = new Duty();

        Assert.True(duty.TryTake(1));
        Assert.False(duty.TryTake(1));
        Assert.True(duty.TryTake(2));
    }

    [Fact]
    public void TryTake_InAnUpdateThatIsOver_GetsNothing()
    {
        var duty = new Duty();
        duty.TryTake(1);
        duty.TryTake(2);

        Assert.False(duty.TryTake(1));
        Assert.True(duty.TryTake(3));
    }

    [Fact]
    public void IsTakenAndIsDone_FromThenOn_ButNotInTheNextUpdate()
    {
        var duty = new Duty();
        Assert.False(duty.IsTaken(1));
        duty.TryTake(1);
        Assert.True(duty.IsTaken(1));
        Assert.False(duty.IsDone(1));

        duty.Finish(1);

        Assert.True(duty.IsDone(1));
        Assert.False(duty.IsTaken(2));
        Assert.False(duty.IsDone(2));
    }

    [Fact]
    public async Task TryTake_ByTwoThreads_GivesItToOneOfThem()
    {
        const int Updates = 20_000;
        var duty = new Duty();
        using var barrier = new Barrier(2);
        int Race()
        {
            var taken = 0;
            for (var update = 1; update <= Updates; update++)
            {
                taken += duty.TryTake(update) ? 1 : 0;
                barrier.SignalAndWait();
            }

            return taken;
        }

        var taken = await Task.WhenAll(Task.Run(Race), Task.Run(Race));

        Assert.Equal(Updates, taken.Sum());
    }
}
