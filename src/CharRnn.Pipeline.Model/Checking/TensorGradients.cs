using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Checking;

/// <summary>One tensor's gradient, five times: by the double kernel, the reference, the float kernel, central differences, complex step.</summary>
internal sealed record TensorGradients(double[] Exact, double[] Reference, double[] Single, double[] Central, double[] Complex)
{
    /// <summary>The row of the check.</summary>
    public TensorCheck Compare(TensorShape tensor)
    {
        var errors = Exact.Zip(Central, GradientNorms.RelativeError).ToArray();
        return new TensorCheck(
            tensor.Name,
            tensor.Dimensions,
            Checked: errors.Length,
            Zeros: Exact.Zip(Central).LongCount(pair => pair is (0, 0)),
            Max: errors.Max(),
            Mean: errors.Average(),
            Norm: GradientNorms.Ratio(Exact, Central),
            Complex: GradientNorms.Ratio(Reference, Complex),
            Reference: GradientNorms.Ratio(Exact, Reference),
            Float: GradientNorms.Ratio(Single, Exact));
    }
}
