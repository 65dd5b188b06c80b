using System.Globalization;
using CharRnn.Pipeline.Tests.TestKit;
using Xunit.Abstractions;

namespace CharRnn.Pipeline.Tests.Resuming;

/// <summary>
/// The real executable is killed at random moments and resumed until it is done; then its files are those of a run that nobody disturbed.
/// <c>CHARRNN_CRASHES=200</c> asks for more kills than the usual few.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Seed = 20261127;
    private const string KillsVariable = "CHARRNN_CRASHES";
    private const int UsualKills = 10;

    /// <summary>From the start of a program: what it does before it trains takes about as long.</summary>
    private const int LongestStart = 1500;

    /// <summary>From the start of training: some checkpoints, and not so many that a run is soon done.</summary>
    private const int LongestTraining = 150;

    private static readonly string[] Files =
        ["metrics.jsonl", "samples.jsonl", "checkpoints/last.safetensors", "checkpoints/best.safetensors", "passage.txt", "smooth-loss.svg"];

    private readonly Workspace _workspace = new();
    private readonly Random _random = new(Seed);

    private static int Kills =>
        int.TryParse(Environment.GetEnvironmentVariable(KillsVariable), CultureInfo.InvariantCulture, out var kills) ? kills : UsualKills;

    [UnixTheory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Resume_EndedAtRandomMoments_LeavesTheSameBytes(string signal)
    {
        WritePipeline();
        (await _workspace.RunAsync("--quiet", "--out", "whole")).Ended(0);

        var (kills, runs) = (0, 0);
        do
        {
            runs++;
            kills += await RunToTheEnd($"run{runs}", signal, Kills - kills);
            AssertSame($"run{runs}", $"seed {Seed}, {signal}, run {runs}, after {kills} kills");
        }
        while (kills < Kills);

        output.WriteLine($"{kills} x {signal} over {runs} runs");
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>The shape of the project's own pipeline file, whose kernel is built in: a start takes no compiler.</summary>
    private void WritePipeline() => _workspace.Write("pipeline.json", """
        {
          "name": "crash",
          "model": { "hidden": 100, "vocabulary": 78, "sequence": 25 },
          "stages": [
            { "use": "load" }, { "use": "encode" },
            { "use": "train", "updates": 20000, "checkpointEvery": 500, "sampleEvery": 2000 }, { "use": "sample" }, { "use": "report" }
          ]
        }
        """);

    private async Task<int> RunToTheEnd(string folder, string signal, int most)
    {
        for (var kills = 0; kills < most; kills++)
        {
            using var program = Start(folder);
            if (!await EndAtRandomMoment(program, signal))
                return kills;
        }

        using var last = Start(folder);
        (await last.EndAsync()).Ended(0);
        return most;
    }

    /// <summary>A run that was ended before it took its folder has left nothing to resume.</summary>
    private RunningProgram Start(string folder) => File.Exists(_workspace.PathOf($"{folder}/run.lock"))
        ? _workspace.Start("--out", folder, "--resume")
        : _workspace.Start("--out", folder);

    /// <returns>Whether the program was still at work.</returns>
    private async Task<bool> EndAtRandomMoment(RunningProgram program, string signal)
    {
        // One in four while it starts; such a program must not be told by a signal that it cannot yet take.
        var isEarly = signal == "KILL" && _random.Next(4) == 0;
        if (!isEarly)
            await program.WaitForAsync("Training");
        await Task.Delay(_random.Next(isEarly ? LongestStart : LongestTraining));

        if (signal == "KILL")
            await program.KillAsync();
        else
            await program.TrySignalAsync(signal);
        var result = await program.EndAsync();
        if (result.ExitCode == 0)
            return false;
        result.Ended(signal == "KILL" ? 137 : 130);
        return true;
    }

    private void AssertSame(string folder, string what)
    {
        foreach (var file in Files)
        {
            Assert.True(
                File.ReadAllBytes(_workspace.PathOf($"whole/{file}")).AsSpan().SequenceEqual(File.ReadAllBytes(_workspace.PathOf($"{folder}/{file}"))),
                $"{file} is another one: {what}");
        }

        Assert.Equal(
            RunFiles.WithoutSpeed(_workspace.Read("whole/report.md")), RunFiles.WithoutSpeed(_workspace.Read($"{folder}/report.md")));
        Assert.DoesNotContain(_workspace.Entries, entry => entry.EndsWith(".tmp", StringComparison.Ordinal));
    }
}
