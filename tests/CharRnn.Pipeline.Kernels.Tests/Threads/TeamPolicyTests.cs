using CharRnn.Pipeline.Kernels.Threads;

namespace CharRnn.Pipeline.Kernels.Tests.Threads;

public sealed class TeamPolicyTests
{
    private const long Alone = 1_000;

    [Fact]
    public void Together_AfterTwoWindowsAlone()
    {
        var policy = new TeamPolicy();

        Assert.Equal(2 * TeamPolicy.Window, UpdatesUntil(policy, together: true, Alone));
    }

    [Fact]
    public void Together_WhileItIsFaster()
    {
        var policy = new TeamPolicy();
        UpdatesUntil(policy, together: true, Alone);

        for (var update = 0; update < 100 * TeamPolicy.Window; update++)
        {
            Assert.True(policy.Together);
            policy.Record(Alone * 6 / 10);
        }
    }

    [Fact]
    public void OneLongWait_EndsItAtOnce()
    {
        var policy = new TeamPolicy();
        UpdatesUntil(policy, together: true, Alone);
        policy.Record(TeamPolicy.Window * Alone);

        Assert.False(policy.Together);
    }

    [Fact]
    public void ALosingTeam_RestsLongerEachTime()
    {
        var policy = new TeamPolicy();
        UpdatesUntil(policy, together: true, Alone);
        var rests = new List<int>();
        for (var attempt = 0; attempt < 4; attempt++)
        {
            UpdatesUntil(policy, together: false, Alone);
            rests.Add(UpdatesUntil(policy, together: true, Alone) / TeamPolicy.Window);
        }

        Assert.Equal([8, 16, 32, 64], rests);
    }

    [Fact]
    public void ATeamThatHasWonMoreThanItLoses_RestsForAWindow()
    {
        var policy = new TeamPolicy();
        UpdatesUntil(policy, together: true, Alone);
        for (var accident = 0; accident < 5; accident++)
        {
            for (var update = 0; update < 3 * TeamPolicy.Window; update++)
                policy.Record(Alone * 6 / 10);
            policy.Record(TeamPolicy.Window * Alone);

            Assert.Equal(TeamPolicy.Window, UpdatesUntil(policy, together: true, Alone));
        }
    }

    [Fact]
    public void ATeamThatHasWonLess_RestsLongerEachTime()
    {
        var policy = new TeamPolicy();
        UpdatesUntil(policy, together: true, Alone);
        var rests = new List<int>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            for (var update = 0; update < 2 * TeamPolicy.Window; update++)
                policy.Record(Alone * 6 / 10);
            policy.Record(TeamPolicy.Window * Alone);
            rests.Add(UpdatesUntil(policy, together: true, Alone) / TeamPolicy.Window);
        }

        Assert.Equal([8, 16, 32], rests);
    }

    [Fact]
    public void ALosingTeam_CostsLittle()
    {
        // A helper that is away for a time slice of 4 ms whenever it is asked, updates of 34 us.
        const long Update = 34;
        const long Slice = 4_000;
        var policy = new TeamPolicy();
        long total = 0;
        const int Updates = 200_000;
        for (var update = 0; update < Updates; update++)
        {
            var ticks = policy.Together ? Slice : Update;
            policy.Record(ticks);
            total += ticks;
        }

        Assert.InRange(total, Updates * Update, (long)(Updates * Update * 1.01));
    }

    [Fact]
    public void ASpoiltWindowAlone_DoesNotExcuseASlowTeam()
    {
        var policy = new TeamPolicy();
        for (var update = 0; update < TeamPolicy.Window; update++)
            policy.Record(Alone);
        UpdatesUntil(policy, together: true, 3 * Alone);

        Assert.InRange(UpdatesUntil(policy, together: false, 2 * Alone), 1, TeamPolicy.Window);
    }

    [Fact]
    public void Always_NeverTurns()
    {
        var policy = TeamPolicy.Always;
        for (var update = 0; update < 1_000; update++)
            policy.Record(long.MaxValue / 2_000);

        Assert.True(policy.Together);
    }

    private static int UpdatesUntil(TeamPolicy policy, bool together, long ticks)
    {
        var updates = 0;
        for (; policy.Together != together; updates++)
            policy.Record(ticks);
        return updates;
    }
}
