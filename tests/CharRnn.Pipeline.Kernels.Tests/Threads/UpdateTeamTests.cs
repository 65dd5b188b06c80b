using CharRnn.Pipeline.Kernels.Threads;

namespace CharRnn.Pipeline.Kernels.Tests.Threads;

public sealed unsafe class UpdateTeamTests
{
    // One panel is pipelined, or has its output layer divided; several panels are divided.
    [Theory]
    [InlineData(new[] { 0, 1 }, 1, 0)]
    [InlineData(new[] { 0, 5, 10, 15, 20, 25 }, 1, 0)]
    [InlineData(new[] { 0, 7, 13 }, 1, 0)]
    [InlineData(new[] { 0, 1 }, 2, 0)]
    [InlineData(new[] { 0, 5, 10, 15, 20, 25 }, 2, 0)]
    [InlineData(new[] { 0, 7, 13 }, 3, 0)]
    [InlineData(new[] { 0, 1 }, 1, 16)]
    [InlineData(new[] { 0, 5, 10, 15, 20, 25 }, 1, 16)]
    public void Update_ByTwoThreads_KeepsTheOrderOfThePhases(int[] stepParts, int panels, int callerRows)
    {
        const int Updates = 5_000;
        var phases = new OrderedPhases(stepParts, panels, callerRows);
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
