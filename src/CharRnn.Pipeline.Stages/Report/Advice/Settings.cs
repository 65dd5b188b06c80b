namespace CharRnn.Pipeline.Stages.Report.Advice;

/// <summary>Arguments of <c>charrnn run</c> that change one value.</summary>
internal static class Settings
{
    public static string LearningRate(double value) => $"--set train.learningRate={value.ToString("G3", System.Globalization.CultureInfo.InvariantCulture)}";

    public static string Epochs(int value) => $"--set train.epochs={value}";

    public static string Hidden(int value) => $"--set model.hidden={value}";

    public static string Unit(string value) => $"--set encode.unit={value}";
}
