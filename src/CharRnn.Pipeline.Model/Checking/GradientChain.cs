using System.Globalization;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Checking;

/// <summary>Judges a gradient check: float kernel = double kernel = reference = complex step, and double kernel = central differences.</summary>
public static class GradientChain
{
    /// <summary>Says of every link that does not hold which tensor it is, what was found and what is allowed; nothing when all hold.</summary>
    /// <param name="tensors">The rows of the check.</param>
    /// <param name="limit">The bound for central differences.</param>
    public static IReadOnlyList<string> Failures(IEnumerable<TensorCheck> tensors, double limit)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        return
        [
            .. from tensor in tensors
               from link in Links(tensor, limit)
               where !link.Holds
               select string.Create(CultureInfo.InvariantCulture, $"{tensor.Name}: {link.Name}: {link.Ratio:G3}, at most {link.Limit:G3}"),
        ];
    }

    private static GradientLink[] Links(TensorCheck tensor, double limit) =>
    [
        new("central differences against the double kernel", tensor.Norm, limit),
        new("complex step against the reference", tensor.Complex, GradientLink.ComplexLimit),
        new("double kernel against the reference", tensor.Reference, GradientLink.ReferenceLimit),
        new("float kernel against the double kernel", tensor.Float, GradientLink.FloatLimit),
    ];
}
