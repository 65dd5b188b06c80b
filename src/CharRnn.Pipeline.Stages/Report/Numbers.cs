using System.Globalization;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>Numbers as the report writes them, the same in every culture. What is not finite is a dash.</summary>
internal static class Numbers
{
    private const string Unknown = "–";

    /// <summary><c>2.8952e-09</c>, as the seed's table has it.</summary>
    public static string Error(double value) => Format(value, "0.0000e+00");

    /// <summary><c>1.7e-16</c>; an exact zero is <c>0</c>.</summary>
    public static string Magnitude(double value) => value == 0 ? "0" : Format(value, "0.0e+00");

    /// <summary><c>139,910</c></summary>
    public static string Count(double value) => Format(value, "N0");

    /// <summary><c>47.22</c></summary>
    public static string Loss(double value) => Format(value, "0.00");

    /// <summary><c>1.889</c>, for losses of a single symbol.</summary>
    public static string Fine(double value) => Format(value, "0.000");

    /// <summary><c>49.3</c></summary>
    public static string Tenths(double value) => Format(value, "0.0");

    /// <summary><c>17.9 %</c></summary>
    public static string Share(double value) => Format(100 * value, "0.0") + "\u00A0%";

    /// <summary><c>5</c>, <c>0.71</c>: no more digits than are needed, two decimals at most.</summary>
    public static string Short(double value) => Format(value, "0.##");

    /// <summary>A setting as a person would write it: <c>0.01</c>, <c>1e-08</c>, <c>5</c>.</summary>
    public static string Setting(double value) => value.ToString("G6", CultureInfo.InvariantCulture).ToLowerInvariant();

    /// <summary><c>100 × 78</c></summary>
    public static string Shape(IReadOnlyList<int> dimensions) => string.Join(" × ", dimensions);

    private static string Format(double value, string format) =>
        double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : Unknown;
}
