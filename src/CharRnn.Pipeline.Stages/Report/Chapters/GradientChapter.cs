using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checking;
using CharRnn.Pipeline.Stages.Report.Documents;

namespace CharRnn.Pipeline.Stages.Report.Chapters;

/// <summary>I: our figures beside the seed's, and the chain that ties the trained code to the derivative of the loss.</summary>
internal static class GradientChapter
{
    private const string WhyMaximumSaysLittle =
        "Max and mean are of |g\u00A0−\u00A0gₙ| / max(1e-10,\u00A0|g|\u00A0+\u00A0|gₙ|), element by element. A difference carries an absolute "
        + "noise of about 2e-10 whatever the element, so the largest of them only tells how close to zero some element is; the norm ratio weighs each element by its size. Exact "
        + "zeros are zero on both sides: they are the columns of U of symbols that the first sequence does not hold.";

    private const string Chain =
        "The complex step, which has no such noise, pins the gradients of the plain reference kernel to the derivative of the loss itself. The "
        + "emitted double kernel must equal the reference, and the emitted float kernel, the one that trains, must equal the double one. So every "
        + "line of code that learnt is tied to the mathematics, link by link, and the central differences above are an independent witness.";

    /// <summary>The chapter for a run.</summary>
    public static Chapter Of(RunSummary run) =>
        new("I", "Checking gradients", run.Gradients is { } check ? Blocks(check) : [Absent.Gradients]);

    private static Block[] Blocks(GradientCheck check) =>
    [
        new Block.Paragraph(Introduction(check)),
        Differences(check),
        new Block.Remark(WhyMaximumSaysLittle),
        new Block.Subheading("The whole chain"),
        new Block.Paragraph(Chain),
        Links(check),
        new Block.Remark(
            $"Norm ratios of the complex step against the reference, at most {Numbers.Setting(GradientLink.ComplexLimit)}; of the double kernel against "
            + $"the reference, at most {Numbers.Setting(GradientLink.ReferenceLimit)}; of the float kernel against the double one, at most "
            + $"{Numbers.Setting(GradientLink.FloatLimit)}."),
    ];

    private static string Introduction(GradientCheck check)
    {
        var elements = Numbers.Count(check.Tensors.Sum(tensor => tensor.Checked));
        return $"All {elements} elements of the five tensors were checked at the initial weights on the first sequence of the text: back-propagation "
               + $"through time against central differences with step h = {Numbers.Setting(check.Step)}. Beside the seed’s figures stands the norm ratio "
               + $"r\u00A0=\u00A0‖g\u00A0−\u00A0gₙ‖\u00A0/\u00A0(‖g‖\u00A0+\u00A0‖gₙ‖); the limit is {Numbers.Setting(check.Limit)}, "
               + $"and the check {(check.Passed ? "passed" : "failed")}.";
    }

    private static Block.Table Differences(GradientCheck check) => new(
        ["Tensor", "Norm ratio", "The seed’s", "Max", "Mean", "Exact zeros", "Elements", "Shape"],
        [
            .. check.Tensors.Select(tensor => (string[])
            [
                tensor.Name, Numbers.Error(tensor.Norm), SeedError(tensor.Name), Numbers.Error(tensor.Max), Numbers.Error(tensor.Mean),
                Numbers.Count(tensor.Zeros), Numbers.Count(tensor.Checked), Numbers.Shape(tensor.Shape),
            ]),
        ]);

    private static Block.Table Links(GradientCheck check) => new(
        ["Tensor", "Complex step", "Double kernel", "Float kernel"],
        [
            .. check.Tensors.Select(tensor => (string[])
            [
                tensor.Name, Numbers.Magnitude(tensor.Complex), Numbers.Magnitude(tensor.Reference), Numbers.Magnitude(tensor.Float),
            ]),
        ]);

    private static string SeedError(string tensor) =>
        SeedReport.Gradients.TryGetValue(tensor, out var error) ? Numbers.Error(error) : "";
}
