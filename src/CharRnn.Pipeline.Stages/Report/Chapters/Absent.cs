using CharRnn.Pipeline.Stages.Report.Documents;

namespace CharRnn.Pipeline.Stages.Report.Chapters;

/// <summary>What a chapter says when its stage did not run.</summary>
internal static class Absent
{
    public static Block Gradients { get; } = Say("The gradients were not checked in this run", "gradcheck", "makes this table");

    public static Block Loss { get; } = Say("No model was trained in this run", "train", "draws this curve");

    public static Block Samples { get; } = Say("No model was trained in this run", "train", "writes samples as it learns");

    public static Block Passage { get; } = Say("No passage was written in this run", "sample", "lets the best model write one");

    private static Block.Remark Say(string what, string stage, string effect) =>
        new($"{what}; the stage “{stage}” in pipeline.json {effect}.");
}
