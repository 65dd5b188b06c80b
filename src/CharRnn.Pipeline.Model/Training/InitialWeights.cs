using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Randomness;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>The weights that training starts from: U, W, V ~ N(0, 0.01^2), b = c = 0.</summary>
public static class InitialWeights
{
    private const double Deviation = 0.01;

    /// <summary>Writes the initial weights of a run into a kernel's parameters.</summary>
    /// <param name="kernel">Any precision: a value is drawn in double and rounded to float once, so that all kernels start identical.</param>
    /// <param name="seed">The run's seed.</param>
    /// <remarks>Drawn row by row, U, then W, then V.</remarks>
    public static void Write(IRnnKernel kernel, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var normal = new NormalVariates(RandomStreams.Create(seed, RandomPurpose.Weights));
        foreach (var tensor in kernel.Tensors)
        {
            var values = new double[tensor.Count];
            if (!IsBias(tensor))
                Fill(values, normal);
            kernel.Write(KernelBuffer.Parameters, tensor.Name, values);
        }
    }

    private static bool IsBias(TensorShape tensor) => tensor.Dimensions.Count == 1;

    private static void Fill(double[] values, NormalVariates normal)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(Deviation * normal.Next());
    }
}
