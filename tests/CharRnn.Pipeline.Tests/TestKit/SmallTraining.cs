namespace CharRnn.Pipeline.Tests.TestKit;

/// <summary>A training of a moment, with six checkpoints of 210 kB.</summary>
internal static class SmallTraining
{
    /// <summary>The folder of the run that nothing disturbs.</summary>
    public const string Whole = "whole";

    private static readonly string[] Files =
        ["metrics.jsonl", "samples.jsonl", "checkpoints/last.safetensors", "checkpoints/best.safetensors", "passage.txt", "pipeline.json", "smooth-loss.svg"];

    /// <summary>The shape of the project's own pipeline file, whose kernel is built in: a start takes no compiler.</summary>
    public static void Write(Workspace workspace, int updates = 600) => workspace.Write("pipeline.json", $$"""
        {
          "name": "small",
          "model": { "hidden": 100, "vocabulary": 78, "sequence": 25 },
          "stages": [
            { "use": "load" }, { "use": "encode" },
            { "use": "train", "updates": {{updates}}, "checkpointEvery": {{updates / 6}}, "sampleEvery": {{updates / 3}}, "sampleLength": 50 },
            { "use": "sample", "length": 50 }, { "use": "report" }
          ]
        }
        """);

    /// <summary>Runs it undisturbed, and asserts that a run which was disturbed and has gone on has left the same bytes.</summary>
    public static async Task AssertSameAsync(Workspace workspace, string folder)
    {
        (await workspace.RunAsync("--quiet", "--out", Whole)).Ended(0);
        foreach (var file in Files)
            Assert.Equal(File.ReadAllBytes(workspace.PathOf($"{Whole}/{file}")), File.ReadAllBytes(workspace.PathOf($"{folder}/{file}")));
        Assert.Equal("finished", (string?)workspace.ReadJson($"{folder}/run.json")["status"]);
    }
}
