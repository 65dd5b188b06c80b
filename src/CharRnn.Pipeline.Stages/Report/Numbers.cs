using System.Globalization;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>Numbers as the report writes them, the same in every language.</summary>
internal static class Numbers
{
    /// <summary><c>4.2e-8</c></summary>
    public static string Small(double value) => value == 0 ? "0" : value.ToString("0.0e-0", CultureInfo.InvariantCulture);

    /// <summary><c>139,915</c></summary>
    public static string Count(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>45.49</c></summary>
    public static string Loss(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary><c>17.2 %</c></summary>
    public static string Share(double value) => (100 * value).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary><c>100 x 78</c></summary>
    public static string Shape(IReadOnlyList<int> dimensions) => string.Join(" × ", dimensions);

    /// <summary>Bits per character of a smooth loss.</summary>
    public static string BitsPerCharacter(EncodedText text, double smoothLoss, int sequence) =>
        text.BitsPerCharacter(smoothLoss / sequence).ToString("0.000", CultureInfo.InvariantCulture);
}
