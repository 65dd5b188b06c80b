namespace CharRnn.Pipeline.Stages.Report;

/// <summary>The explanations that both forms of the report share.</summary>
internal static class ReportTexts
{
    public const string GradientChain =
        "Every element of every tensor was checked, at the initial weights, on the first sequence. "
        + "With r = ‖a − b‖ / (‖a‖ + ‖b‖), the complex step pins the plain reference kernel, the emitted double kernel equals the reference, "
        + "central differences test the emitted double kernel itself, and the emitted float kernel, which trains, equals the double one.";

    public const string ElementErrors =
        "A central difference carries a noise of about 2e-10 whatever the element, so the largest element-wise error says little: "
        + "it belongs to an element near zero. Exact zeros are the columns of U of characters that did not occur.";

    public const string NoGradients = "No gradient check was run; the stage gradcheck makes this table.";

    public const string NoModel = "No model was trained; the stage train makes this section.";

    public const string NoPassage = "No passage was written; the stage sample makes this section.";

    public const string NoSamples = "No samples were written.";

    public const string Evolution = "Text that the model wrote as it learnt, each time from where it stood in the text.";
}
