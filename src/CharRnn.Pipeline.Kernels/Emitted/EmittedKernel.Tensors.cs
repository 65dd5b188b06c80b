using System.Runtime.InteropServices;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>The way of the tensors in and out of the memory block.</summary>
public abstract unsafe partial class EmittedKernel<T>
{
    /// <inheritdoc/>
    public void ReadHidden(Span<double> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(destination.Length, Info.Shape.Hidden, nameof(destination));
        for (var i = 0; i < destination.Length; i++)
            destination[i] = double.CreateChecked(CarriedHidden[i]);
    }

    /// <inheritdoc/>
    public void WriteHidden(ReadOnlySpan<double> source)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(source.Length, Info.Shape.Hidden, nameof(source));
        for (var i = 0; i < source.Length; i++)
            CarriedHidden[i] = T.CreateChecked(source[i]);
    }

    /// <inheritdoc/>
    public void Read(KernelBuffer buffer, string tensor, Span<double> destination, int start = 0)
    {
        var shape = TensorShapes.Find(Tensors, tensor, start, destination.Length);
        var view = FindView(buffer, tensor, 0)!;
        for (var i = 0; i < destination.Length; i++)
            destination[i] = double.CreateChecked(*Element(view, shape, start + i));
    }

    /// <inheritdoc/>
    public void Write(KernelBuffer buffer, string tensor, ReadOnlySpan<double> source, int start = 0)
    {
        var shape = TensorShapes.Find(Tensors, tensor, start, source.Length);
        for (var copy = 0; FindView(buffer, tensor, copy) is { } view; copy++)
        {
            for (var i = 0; i < source.Length; i++)
                *Element(view, shape, start + i) = T.CreateSaturating(source[i]);
        }
    }

    /// <summary>The n-th place of a tensor; null when it has fewer. A loop, for it runs twice an element of the gradient check and must not allocate.</summary>
    private TensorView? FindView(KernelBuffer buffer, string tensor, int n)
    {
        var views = _layout.Views;
        for (var i = 0; i < views.Count; i++)
        {
            if (views[i].Buffer == buffer && views[i].Tensor == tensor && n-- == 0)
                return views[i];
        }

        return null;
    }

    private T* Element(TensorView view, TensorShape shape, int index)
    {
        var columns = shape.Dimensions[^1];
        return (T*)(Memory + view.Offset) + view.IndexOf(index / columns, index % columns);
    }

    private void ClearInputGradient()
    {
        var view = FindView(KernelBuffer.Gradients, "U", 0)!;
        NativeMemory.Clear(Memory + view.Offset, (nuint)(view.Elements * sizeof(T)));
    }
}
