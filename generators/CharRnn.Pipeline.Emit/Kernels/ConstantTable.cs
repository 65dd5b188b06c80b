using System.Globalization;

namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// The numbers that emitted code broadcasts to all lanes. They lie in memory, not in the code: the JIT hoists vector literals out of large
/// loops and spills them, while a broadcast from memory costs one load and no register.
/// </summary>
internal sealed class ConstantTable
{
    /// <summary>
    /// Coefficients of f^2 to f^6: (exp(f) - 1 - f) / f^2 interpolated at the five Chebyshev nodes of |f| at most ln2/2. The relative error of
    /// exp(f) - 1 is below 2.5e-8, under half of the precision, where the Taylor series needs one term more.
    /// </summary>
    private static readonly string[] ShortExpTerms = ["0.5", "0.166665770256", "0.0416665546621", "0.00836317307451", "0.00139261761199"];

    private readonly List<string> _names = [];
    private readonly List<string> _values = [];
    private readonly VectorCode _vector;

    public ConstantTable(VectorCode vector)
    {
        _vector = vector;
        var single = vector.Element == "float";

        // Written before each update.
        Add("NegativeLearningRate", "0");
        Add("Clip", "0");
        Add("NegativeClip", "0");

        Add("One", "1");
        Add("Two", "2");
        Add("Log2E", "1.4426950408889634");

        // Adding 1.5 * 2^23 (2^52) rounds to a whole number and leaves it in the low bits.
        Add("Rounder", single ? "12582912" : "6755399441055744");

        // -ln 2 in two parts, the first rounded to the precision.
        Add("NegativeLn2High", single ? "-0.693147182464599609375" : "-0.69314718055994530942");
        Add("NegativeLn2Low", single ? "1.90465429995776e-9" : "-2.3190468138462996e-17");

        // Its n is one below the least exponent, and the bits of that 2^n are those of 0: from here on exp is exactly 0.
        Add("LowestExponent", single ? "-88" : "-709");

        // From here on tanh rounds to 1; the sign bit alone, twice: the JIT keeps what it finds in one place in a register, and a mask of its own
        // even from one step to the next.
        Add("NegativeTanhBound", single ? "-9.02" : "-19.07");
        Add("NegativeZero", "-0.0");
        Add("Sign", "-0.0");

        foreach (var term in single ? ShortExpTerms : Reciprocals(13))
            Add(ExpTerm(++Degree), term);
    }

    /// <summary>Degree of the polynomial for exp(f) - 1.</summary>
    public int Degree { get; } = 1;

    /// <summary>How many numbers there are.</summary>
    public int Count => _names.Count;

    /// <summary>Names and C# literals, in the order in which they lie in memory.</summary>
    public IEnumerable<(string Name, string Value)> Entries => _names.Zip(_values, (name, value) => (name, value));

    /// <summary>The name of the coefficient of f^n.</summary>
    public static string ExpTerm(int n) => "ExpTerm" + n.ToString(CultureInfo.InvariantCulture);

    /// <summary>All lanes equal to a constant.</summary>
    public string this[string name] => Broadcast(_vector, name);

    /// <summary>All lanes of a vector of the given width equal to a constant.</summary>
    public string Broadcast(VectorCode vector, string name) => _names.Contains(name)
        ? vector.Broadcast("p + " + name)
        : throw new ArgumentException($"No constant is called {name}.", nameof(name));

    /// <summary>1/2!, 1/3! and so on: the Taylor series, cut off where it no longer shows: at f^13 it is within 1.2e-17 of exp(f) - 1.</summary>
    private static IEnumerable<string> Reciprocals(int degree)
    {
        long factorial = 1;
        for (var n = 2; n <= degree; n++)
            yield return "1.0 / " + (factorial *= n).ToString(CultureInfo.InvariantCulture);
    }

    private void Add(string name, string value)
    {
        _names.Add(name);
        _values.Add(value);
    }
}
