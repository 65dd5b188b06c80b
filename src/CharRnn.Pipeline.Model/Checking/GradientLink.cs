namespace CharRnn.Pipeline.Model.Checking;

/// <summary>One link of the chain from a float kernel to the mathematics, and how far apart its two gradients may be.</summary>
/// <param name="Name">What is compared with what.</param>
/// <param name="Ratio">The norm ratio found.</param>
/// <param name="Limit">The largest one allowed.</param>
public readonly record struct GradientLink(string Name, double Ratio, double Limit)
{
    /// <summary>Complex step against reference: both are exact but for rounding, a few hundred times 1e-16.</summary>
    public const double ComplexLimit = 1e-14;

    /// <summary>Emitted double kernel against reference: the same sums in another order, with other polynomials for exp and tanh.</summary>
    public const double ReferenceLimit = 1e-12;

    /// <summary>Emitted float kernel against the double one: a few hundred times float's rounding of 6e-8.</summary>
    public const double FloatLimit = 1e-5;

    /// <summary>Whether the link holds; it does not when the ratio is not a number.</summary>
    public bool Holds => Ratio <= Limit;
}
