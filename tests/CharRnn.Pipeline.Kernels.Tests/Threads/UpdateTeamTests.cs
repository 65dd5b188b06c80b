using CharRnn.Pipeline.Kernels.Threads;

namespace CharRnn.Pipeline.Kernels.Tests.Threads;

public sealed unsafe class UpdateTeamTests
{
    // One panel is pipelined, several are divided.
    [Theory]
    [InlineData(new[] { 0, 1 }, 1)]
    [InlineData(new[] { 0, 5, 10, 15, 20, 25 }, 1)]
    [InlineData(new[] { 0, 7, 13 }, 1)]
    [InlineData(new[] { 0, 1 }, 2)]
    [InlineData(new[] { 0, 5, 10, 15, 20, 25 }, 2)]
    [InlineData(new[] { 0, 7, 13 }, 3)]
    public void Update_ByTwoThreads_KeepsTheOrderOfThePhases(int[] stepParts, int panels)
    {
        const int Updates = 5_000;
        var phases = new OrderedPhases(stepParts, panels);
        using var team = new UpdateTeam(phases, TeamPolicy.Always);
        for (var update = 0; update < Updates; update++)
        {
            team.Update(null, null);
            phases.Finish();
        }

        Assert.Empty(phases.Faults);
        Assert.InRange(phases.Alone, 0, Updates - 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Update_WhereThePolicySaysOne_IsDoneByTheCallerAlone(int panels)
    {
        var phases = new OrderedPhases([0, 25], panels);
        using var team = new UpdateTeam(phases, new TeamPolicy());

        team.Update(null, null);
        phases.Finish();

        Assert.Empty(phases.Faults);
        Assert.Equal(1, phases.Alone);
    }
}
