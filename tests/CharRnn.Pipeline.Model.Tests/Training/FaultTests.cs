using CharRnn.Pipeline.Model.Tests.TestKit;

namespace CharRnn.Pipeline.Model.Tests.Training;

/// <summary>For every n, the n-th file operation of a training goes wrong; going on afterwards leaves the same bytes.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData(Fault.Fail)]
    [InlineData(Fault.Crash)]
    [InlineData(Fault.PowerCut)]
    public void Resume_AfterAnyOperationWentWrong_LeavesTheSameBytes(Fault fault)
    {
        var expected = ResumableTraining.Undisturbed();
        var operation = 0;
        bool hasFailed;
        do
        {
            operation++;
            using var run = new TestRun(ResumableTraining.Shape);
            hasFailed = Break(run, fault, operation, isResumed: false);
            ResumableTraining.Train(run.Again());
            ResumableTraining.AssertSame(expected, run, $"{fault} at operation {operation}");
        }
        while (hasFailed);

        Assert.True(operation > 100, $"Only {operation} operations: is all that is written counted?");
    }

    [Theory]
    [InlineData(Fault.Crash)]
    [InlineData(Fault.PowerCut)]
    public void Resume_AfterTheResumedRunWentWrongToo_LeavesTheSameBytes(Fault fault)
    {
        var expected = ResumableTraining.Undisturbed();
        for (var operation = 1; operation < 60; operation++)
        {
            using var run = new TestRun(ResumableTraining.Shape);
            Assert.True(Break(run, fault, operation: 90, isResumed: false));
            Assert.True(Break(run, fault, operation, isResumed: true));
            ResumableTraining.Train(run.Again());
            ResumableTraining.AssertSame(expected, run, $"{fault} at operation 90, then at {operation}");
        }
    }

    private static bool Break(TestRun run, Fault fault, int operation, bool isResumed)
    {
        var files = new FaultyFiles(fault, operation);
        var error = Record.Exception(() => ResumableTraining.Train(run.Again(files, isResumed)));
        Assert.Equal(files.HasFailed, error is IOException);
        if (files.HasFailed && fault == Fault.PowerCut)
            files.CutPower();
        return files.HasFailed;
    }
}
