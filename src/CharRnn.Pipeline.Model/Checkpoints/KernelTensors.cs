using System.Buffers;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>Carries whole tensors between kernels and artifacts.</summary>
public static class KernelTensors
{
    private const string HiddenName = "h";

    /// <summary>All tensors of a kernel's buffer, in single precision.</summary>
    public static IReadOnlyList<Tensor> Read(IRnnKernel kernel, KernelBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return [.. kernel.Tensors.Select(shape => Read(kernel, buffer, shape))];
    }

    /// <summary>The carried hidden state, in single precision.</summary>
    public static Tensor ReadHidden(IRnnKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var values = new double[kernel.Info.Shape.Hidden];
        kernel.ReadHidden(values);
        return new Tensor(HiddenShape(kernel.Info.Shape), ToSingle(values));
    }

    /// <summary>Writes a model's weights into a kernel of its shape.</summary>
    public static void Write(IRnnKernel kernel, ModelSnapshot model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Write(kernel, KernelBuffer.Parameters, model.Tensors);
    }

    /// <summary>Writes weights, optimiser memory and hidden state into a kernel of their shape.</summary>
    public static void Write(IRnnKernel kernel, Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        Write(kernel, checkpoint.Model);
        Write(kernel, KernelBuffer.OptimizerMemory, checkpoint.OptimizerMemory);
        kernel.WriteHidden(ToDouble(checkpoint.Hidden.Values.Span));
    }

    internal static TensorShape HiddenShape(KernelShape shape) => new(HiddenName, [shape.Hidden]);

    internal static double[] ToDouble(ReadOnlySpan<float> values)
    {
        var result = new double[values.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = values[i];
        return result;
    }

    internal static float[] ToSingle(ReadOnlySpan<double> values)
    {
        var result = new float[values.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = (float)values[i];
        return result;
    }

    private static void Write(IRnnKernel kernel, KernelBuffer buffer, IEnumerable<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        foreach (var tensor in tensors)
            kernel.Write(buffer, tensor.Shape.Name, ToDouble(tensor.Values.Span));
    }

    private static Tensor Read(IRnnKernel kernel, KernelBuffer buffer, TensorShape shape)
    {
        // Large arrays are dear to collect, and a checkpoint would leave one for each tensor.
        var rented = ArrayPool<double>.Shared.Rent(shape.Count);
        var values = rented.AsSpan(0, shape.Count);
        kernel.Read(buffer, shape.Name, values);
        var tensor = new Tensor(shape, ToSingle(values));
        ArrayPool<double>.Shared.Return(rented);
        return tensor;
    }
}
