using CharRnn.Pipeline.Fuzz.Running;
using CharRnn.Pipeline.Fuzz.Targets;

namespace CharRnn.Pipeline.Fuzz.Tests.Running;

public sealed class FuzzRunTests : IDisposable
{
    // Blind, one change in 256^6 would spell it.
    private const string Secret = "secret";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Corpus => Path.Combine(_folder, "corpus");

    private string Crashers => Path.Combine(_folder, "crashers");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Run_PlantedFault_IsFoundBranchByBranch()
    {
        Assert.Equal(1, Run(new PlantedTarget(Secret), executions: 5_000_000));

        Assert.StartsWith(Secret, System.Text.Encoding.Latin1.GetString(Assert.Single(Inputs.Read(Crashers))), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FormerCrasher_IsTriedFirst()
    {
        Inputs.Write(Crashers, "secret."u8.ToArray());

        Assert.Equal(1, Run(new PlantedTarget(Secret), executions: 0));
    }

    [Fact]
    public void Run_InputThatAllocatesTooMuch_BreaksAPromise() =>
        Assert.Equal(1, Run(new PlantedTarget("s", _ => GC.KeepAlive(new byte[2000])), executions: 5_000_000));

    [Fact]
    public void Run_NoFault_SavesTheFewestInputs()
    {
        Inputs.Write(Corpus, "secr"u8.ToArray());
        Inputs.Write(Corpus, "secrx"u8.ToArray());

        Assert.Equal(0, Run(new PlantedTarget(Secret, _ => { }), executions: 0, isSaved: true));

        Assert.Equal(["secr"], Inputs.Read(Corpus).Select(System.Text.Encoding.Latin1.GetString));
        Assert.Empty(Inputs.Read(Crashers));
    }

    private int Run(IFuzzTarget target, long executions, bool isSaved = false) =>
        new FuzzRun(target, new FuzzOptions(executions, double.MaxValue, Corpus, Crashers, isSaved, Seed: 1, MostBytes: 32)).Run();
}
