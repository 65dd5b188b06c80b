using System.Runtime.InteropServices;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>The phases, and the order in which a call runs them.</summary>
public abstract unsafe partial class EmittedKernel<T>
{
    /// <inheritdoc/>
    public double Loss(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        Check(x, y);
        fixed (int* px = x, py = y)
            return Forward(px, py);
    }

    /// <inheritdoc/>
    public double Gradient(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        Check(x, y);
        ClearInputGradient();
        fixed (int* px = x, py = y)
        {
            var loss = ForwardAndBack(px, py);
            GradientOutput();
            GradientRecurrence();
            _chains.Link(x);
            GradientInput(px, _chains.Firsts, _chains.Nexts, _chains.Count);
            return loss;
        }
    }

    /// <inheritdoc/>
    public double Train(ReadOnlySpan<int> x, ReadOnlySpan<int> y, AdaGradStep step)
    {
        Check(x, y);
        Constant(0) = -T.CreateSaturating(step.LearningRate);
        Constant(1) = T.CreateSaturating(step.Clip);
        Constant(2) = -Constant(1);
        fixed (int* px = x, py = y)
        {
            var loss = ForwardAndBack(px, py);
            UpdateOutput();
            UpdateRecurrence();
            _chains.Link(x);
            UpdateInput(px, _chains.Firsts, _chains.Nexts, _chains.Count);
            foreach (var matrix in _transposes)
                PanelTransposer.Copy<T>(Memory, matrix);
            CarryHidden(Info.Shape.Sequence);
            return loss;
        }
    }

    /// <inheritdoc/>
    public void Predict(int symbol, Span<double> scores)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)symbol, (uint)Info.Shape.Vocabulary, nameof(symbol));
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length, Info.Shape.Vocabulary, nameof(scores));
        ForwardSweep(&symbol, 1);
        OutputLayerOnce();
        var o = (T*)(Memory + _layout.Scores);
        for (var k = 0; k < scores.Length; k++)
            scores[k] = double.CreateChecked(o[k]);
        CarryHidden(1);
    }

    /// <summary>h[t] = tanh(W h[t-1] + U[:,x[t]] + b), for t from 0 to steps - 1.</summary>
    protected abstract void ForwardSweep(int* x, int steps);

    /// <summary>o[t] = V h[t] + c, for all t.</summary>
    protected abstract void OutputLayer();

    /// <summary>o[0] = V h[0] + c.</summary>
    protected abstract void OutputLayerOnce();

    /// <summary>o[t] becomes g[t] = p[t] - onehot(y[t]); returns the loss in nats.</summary>
    protected abstract double Softmax(int* y);

    /// <summary>dh[t] = V^T g[t].</summary>
    protected abstract void BackProjection();

    /// <summary>dh[t] becomes da[t], from the last step to the first.</summary>
    protected abstract void BackwardSweep();

    /// <summary>Stores dV and dc.</summary>
    protected abstract void GradientOutput();

    /// <summary>Stores dW and db.</summary>
    protected abstract void GradientRecurrence();

    /// <summary>Stores dU of the symbols that occur.</summary>
    protected abstract void GradientInput(int* x, int* firsts, int* nexts, int count);

    /// <summary>Updates V by rows, and c.</summary>
    protected abstract void UpdateOutput();

    /// <summary>Updates W by rows, and b.</summary>
    protected abstract void UpdateRecurrence();

    /// <summary>Updates the columns of U of the symbols that occur.</summary>
    protected abstract void UpdateInput(int* x, int* firsts, int* nexts, int count);

    private double Forward(int* x, int* y)
    {
        ForwardSweep(x, Info.Shape.Sequence);
        OutputLayer();
        return Softmax(y);
    }

    private double ForwardAndBack(int* x, int* y)
    {
        var loss = Forward(x, y);
        BackProjection();
        BackwardSweep();
        return loss;
    }

    private void CarryHidden(int steps)
    {
        var carried = Memory + _layout.Hidden;
        NativeMemory.Copy(carried + (long)steps * _layout.HiddenRowBytes, carried, (nuint)_layout.HiddenRowBytes);
    }

    private void Check(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, Info.Shape.Sequence, nameof(x));
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, Info.Shape.Sequence, nameof(y));

        // The emitted code does not check: a symbol beyond the vocabulary would read and write foreign memory.
        SymbolCheck.ThrowIfBeyond(x, Info.Shape.Vocabulary, nameof(x));
        SymbolCheck.ThrowIfBeyond(y, Info.Shape.Vocabulary, nameof(y));
    }
}
