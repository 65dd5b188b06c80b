using CharRnn.Pipeline.Fuzz.Running;
using CharRnn.Pipeline.Fuzz.Targets;

namespace CharRnn.Pipeline.Fuzz.Tests.Targets;

/// <summary>Every input that the repository keeps, former crashers above all, keeps the promises.</summary>
public sealed class ReplayTests
{
    public static TheoryData<string> Targets { get; } = [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Run_InputsOfTheRepository_BreakNoPromise(string name)
    {
        var inputs = Inputs.Read(Inputs.FolderOf(name)).Concat(Inputs.Read(Inputs.CrashersOf(name))).ToList();
        var execution = new Execution(FuzzTargets.Find(name)!);

        Assert.All(inputs, execution.Run);

        Assert.InRange(execution.Count, 10, long.MaxValue);
    }

    [Fact]
    public void Corpus_OfAllTargets_StaysSmall()
    {
        var inputs = FuzzTargets.All.SelectMany(target => Inputs.Read(Inputs.FolderOf(target.Name))).ToList();

        Assert.InRange(inputs.Count, 1, 900);
        Assert.InRange(inputs.Sum(input => input.Length), 1, 300_000);
    }
}
