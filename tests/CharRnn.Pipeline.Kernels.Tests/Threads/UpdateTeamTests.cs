using CharRnn.Pipeline.Kernels.Threads;

namespace CharRnn.Pipeline.Kernels.Tests.Threads;

public sealed unsafe class UpdateTeamTests
{
    [Theory]
    [InlineData(new[] { 0, 1 })]
    [InlineData(new[] { 0, 5, 10, 15, 20, 25 })]
    [InlineData(new[] { 0, 7, 13 })]
    public void Update_ByTwoThreads_KeepsTheOrderOfThePhases(int[] steps)
    {
        var phases = new OrderedPhases(steps[^1]);
        using var team = new UpdateTeam(phases, TeamPolicy.Always, steps);
        for (var update = 0; update < 20_000; update++)
        {
            team.Update(null, null);
            phases.Finish();
        }

        Assert.Empty(phases.Faults);
        Assert.Equal(0, phases.Alone);
    }

    [Fact]
    public void Update_WhereThePolicySaysOne_IsDoneByTheCallerAlone()
    {
        var phases = new OrderedPhases(25);
        using var team = new UpdateTeam(phases, new TeamPolicy(), [0, 25]);

        team.Update(null, null);

        Assert.Equal(1, phases.Alone);
    }
}
