namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// The numbers that emitted code broadcasts to all lanes. They lie in memory, not in the code: the JIT hoists vector literals out of large
/// loops and spills them, while a broadcast from memory costs one load and no register.
/// </summary>
internal sealed class ConstantTable
{
    private readonly List<string> _names = [];
    private readonly List<string> _values = [];
    private readonly VectorCode _vector;

    public ConstantTable(VectorCode vector)
    {
        _vector = vector;
        var single = vector.Element == "float";

        // Written before each update.
        Add("LearningRate", "0");
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

        // Below it exp is taken to be 0; just above it the result is still a normal number.
        Add("LowestExponent", single ? "-87" : "-708");

        // From here on tanh rounds to 1.
        Add("TanhBound", single ? "9.02" : "19.07");
        Add("NegativeTanhBound", single ? "-9.02" : "-19.07");

        if (single)
            AddReciprocalRoot();

        // Taylor coefficients of exp on [-ln2/2, ln2/2]: cut off below 1.5e-8 (float) and 1.2e-17 (double) of exp(f) - 1.
        Degree = single ? 7 : 13;
        double factorial = 1;
        for (var n = 2; n <= Degree; n++)
        {
            factorial *= n;
            Add(InverseFactorial(n), "1.0 / " + ((long)factorial).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Degree of the polynomial for exp(f) - 1.</summary>
    public int Degree { get; }

    /// <summary>How many numbers there are.</summary>
    public int Count => _names.Count;

    /// <summary>Names and C# literals, in the order in which they lie in memory.</summary>
    public IEnumerable<(string Name, string Value)> Entries => _names.Zip(_values, (name, value) => (name, value));

    /// <summary>The name of 1/n!.</summary>
    public static string InverseFactorial(int n) => "InverseFactorial" + n.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>All lanes equal to a constant.</summary>
    public string this[string name] => _names.Contains(name)
        ? _vector.Broadcast("p + " + name)
        : throw new ArgumentException($"No constant is called {name}.", nameof(name));

    /// <summary>
    /// 1/sqrt(s) without a square root: the bits of RootGuess less half the bits of s are a first guess y, off by at most 3.5 %; then
    /// y * (1 + r * (Root1 + r * (Root2 + ...))) with r = 1 - s y y, interpolated at the Chebyshev nodes of |r| at most 0.0683. The
    /// polynomial is within 4.9e-8 of 1/sqrt(1 - r).
    /// </summary>
    private void AddReciprocalRoot()
    {
        Add("RootGuess", "13206805907263979520.0");
        Add("Root1", "0.4999993145465851");
        Add("Root2", "0.37499937415122986");
        Add("Root3", "0.31365200877189636");
        Add("Root4", "0.27449357509613037");
    }

    private void Add(string name, string value)
    {
        _names.Add(name);
        _values.Add(value);
    }
}
