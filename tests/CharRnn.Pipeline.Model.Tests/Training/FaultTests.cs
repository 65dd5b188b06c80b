using CharRnn.Pipeline.Model.Tests.TestKit;

namespace CharRnn.Pipeline.Model.Tests.Training;

/// <summary>For every n, the n-th file operation of a training goes wrong; going on afterwards leaves the same bytes.</summary>
public sealed class FaultTests
{
    private const int FewestOperations = 80;

    /// <summary>Between two checkpoints, in the middle of training.</summary>
    private const int FirstFault = 60;

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
            AssertNothingWasLost(run, $"{fault} at operation {operation}");
        }
        while (hasFailed);

        Assert.True(operation > FewestOperations, $"Only {operation} operations: is all that is written counted?");
    }

    [Theory]
    [InlineData(Fault.Crash)]
    [InlineData(Fault.PowerCut)]
    public void Resume_AfterTheResumedRunWentWrongToo_LeavesTheSameBytes(Fault fault)
    {
        var expected = ResumableTraining.Undisturbed();
        var operation = 0;
        bool hasFailed;
        do
        {
            operation++;
            using var run = new TestRun(ResumableTraining.Shape);
            Assert.True(Break(run, fault, FirstFault, isResumed: false));
            hasFailed = Break(run, fault, operation, isResumed: true);
            ResumableTraining.Train(run.Again());
            ResumableTraining.AssertSame(expected, run, $"{fault} at operation {FirstFault}, then at {operation}");
            AssertNothingWasLost(run, $"{fault} at operation {FirstFault}, then at {operation}");
        }
        while (hasFailed);

        Assert.True(operation > FewestOperations / 2, $"Only {operation} operations: is all that is written counted?");
    }

    /// <summary>Every checkpoint that was there served: one that had to be set aside would have cost work.</summary>
    private static void AssertNothingWasLost(TestRun run, string what) => Assert.True(
        Directory.GetFiles(run.Context.RunFolder.PathOf("checkpoints"), "*.damaged-*").Length == 0, $"a checkpoint was set aside: {what}");

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
