using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Running;

/// <summary>Signals to the real executable.</summary>
public sealed class InterruptionTests
{
    [UnixTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task Run_Signal_EndsCleanlyWith130(string signal)
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "greet", "name": "you" }, { "use": "wait" }, { "use": "fail" }""");
        using var program = workspace.Start("--out", "here");
        await program.WaitForAsync("Waiting");

        await program.SignalAsync(signal);

        var result = (await program.EndAsync()).Ended(130);
        Assert.Equal("Interrupted: here\n", result.Output);
        Assert.Contains("WRN Interrupted in stage wait", result.Error, StringComparison.Ordinal);
        var record = workspace.ReadJson("here/run.json");
        Assert.Equal("interrupted", (string?)record["status"]);
        Assert.Equal(130, (int?)record["exitCode"]);
        Assert.Equal(["greet", "wait"], record["seconds"]!.AsObject().Select(stage => stage.Key));
    }

    [UnixTheory]
    [InlineData("INT")]
    public async Task Run_SecondCtrlC_EndsAStageThatDoesNotListen(string signal)
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "stay" }""");
        using var program = workspace.Start("--out", "here");
        await program.WaitForAsync("Staying");
        await program.SignalAsync(signal);
        await program.WaitForAsync("Asked to end");

        await program.SignalAsync(signal);

        (await program.EndAsync()).Ended(130);
        Assert.Equal("running", (string?)workspace.ReadJson("here/run.json")["status"]);
    }
}
