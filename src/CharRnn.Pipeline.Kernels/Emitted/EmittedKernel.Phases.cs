using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Numerics;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>The phases, and the order in which a call runs them.</summary>
public abstract unsafe partial class EmittedKernel<T>
{
    /// <inheritdoc/>
    public double Loss(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        SequenceCheck.Whole(Info.Shape, x, y);
        fixed (int* px = x, py = y)
        {
            Forward(px, py);
            return SumOfLosses();
        }
    }

    /// <inheritdoc/>
    public double Gradient(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        SequenceCheck.Whole(Info.Shape, x, y);
        ClearInputGradient();
        fixed (int* px = x, py = y)
        {
            Forward(px, py);
            BackProjection(0, Info.Shape.Sequence, AllPanels);
            BackwardSweep(0, Info.Shape.Sequence, AllPanels);
            GradientOutput(PendingOf(0), AllPanels, 0, Info.Shape.Vocabulary);
            GradientRecurrence(PendingOf(0), AllPanels);
            _chains.Link(x);
            GradientInput(px, _chains.Firsts, _chains.Nexts, _chains.Count, AllPanels);
            return SumOfLosses();
        }
    }

    /// <inheritdoc/>
    public double Train(ReadOnlySpan<int> x, ReadOnlySpan<int> y, AdaGradStep step)
    {
        BeginUpdate(x, y, step);
        fixed (int* px = x, py = y)
        {
            if (_team is null)
                UpdateAlone(px, py);
            else
                _team.Update(px, py);
        }

        CarryHidden(Info.Shape.Sequence);
        return SumOfLosses();
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

    /// <summary>h[t] = tanh(W h[t-1] + U[:,x[t]] + b), for some t; keeps count of the steps in <paramref name="done"/>.</summary>
    protected abstract void ForwardSweep(int* x, int from, int to, PanelRange panels, int* done);

    /// <summary>o[t] = V h[t] + c, for t between <paramref name="from"/> and <paramref name="to"/>, two of the step parts.</summary>
    protected abstract void OutputLayer(int from, int to);

    /// <summary>o[0] = V h[0] + c.</summary>
    protected abstract void OutputLayerOnce();

    /// <summary>For some t, o[t] becomes g[t] = p[t] - onehot(y[t]), and the terms of the loss are written.</summary>
    protected abstract void Softmax(int* y, int from, int to);

    /// <summary>dh[t] = V^T g[t], for some t.</summary>
    protected abstract void BackProjection(int from, int to, PanelRange panels);

    /// <summary>dh[t] becomes da[t], from the last of some steps to the first of them; those after them are done.</summary>
    protected abstract void BackwardSweep(int from, int to, PanelRange panels);

    /// <summary>Stores some rows of dV, and dc beside the very first.</summary>
    protected abstract void GradientOutput(byte* pending, PanelRange panels, int from, int to);

    /// <summary>Stores dW and db.</summary>
    protected abstract void GradientRecurrence(byte* pending, PanelRange panels);

    /// <summary>Stores dU of the symbols that occur.</summary>
    protected abstract void GradientInput(int* x, int* firsts, int* nexts, int count, PanelRange panels);

    /// <summary>Updates some rows of V, and c beside the very first.</summary>
    protected abstract void UpdateOutput(byte* pending, PanelRange panels, int from, int to);

    /// <summary>Updates W and b; and makes some pieces of the copy of V by columns on the way, if the kernel can.</summary>
    protected abstract void UpdateRecurrence(byte* pending, PanelRange panels, int copies);

    /// <summary>Updates the columns of U of the symbols that occur.</summary>
    protected abstract void UpdateInput(int* x, int* firsts, int* nexts, int count, PanelRange panels);

    private void ForwardSweep(int* x, int steps)
    {
        int done;
        ForwardSweep(x, 0, steps, AllPanels, &done);
    }

    private void Forward(int* x, int* y)
    {
        ForwardSweep(x, Info.Shape.Sequence);
        OutputLayer(0, Info.Shape.Sequence);
        Softmax(y, 0, Info.Shape.Sequence);
    }

    private void BeginUpdate(ReadOnlySpan<int> x, ReadOnlySpan<int> y, AdaGradStep step)
    {
        SequenceCheck.Whole(Info.Shape, x, y);
        Constant(0) = -T.CreateSaturating(step.LearningRate);
        Constant(1) = T.CreateSaturating(step.Clip);
        Constant(2) = -Constant(1);
        _chains.Link(x);
    }

    private void UpdateAlone(int* x, int* y)
    {
        for (var phase = UpdatePhase.ForwardSweep; phase <= UpdatePhase.Refresh; phase++)
            RunPhase(phase, x, y);
    }

    private void RunPhase(UpdatePhase phase, int* x, int* y)
    {
        switch (phase)
        {
            case UpdatePhase.ForwardSweep:
                ForwardSweep(x, Info.Shape.Sequence);
                break;
            case UpdatePhase.OutputLayer:
                OutputLayer(0, Info.Shape.Sequence);
                break;
            case UpdatePhase.Softmax:
                Softmax(y, 0, Info.Shape.Sequence);
                break;
            case UpdatePhase.BackProjection:
                BackProjection(0, Info.Shape.Sequence, AllPanels);
                break;
            case UpdatePhase.BackwardSweep:
                BackwardSweep(0, Info.Shape.Sequence, AllPanels);
                break;
            case UpdatePhase.UpdateOutput:
                UpdateOutput(PendingOf(0), AllPanels, 0, Info.Shape.Vocabulary);
                break;
            case UpdatePhase.UpdateRecurrence:
                UpdateRecurrence(PendingOf(0), AllPanels, _layout.CopyPieces);
                break;
            case UpdatePhase.UpdateInput:
                UpdateInput(x, _chains.Firsts, _chains.Nexts, _chains.Count, AllPanels);
                break;
            case UpdatePhase.Refresh:
                foreach (var matrix in _layout.CopyPieces > 0 ? _transposes.AsSpan()[..^1] : _transposes)
                    PanelTransposer.Copy<T>(Memory, matrix, AllPanels, 0, matrix.Rows);
                break;
        }
    }

    /// <summary>The sum over the steps of ln(total) + max o - o[y], in order. One logarithm serves the product of many totals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double SumOfLosses()
    {
        // A total is at most K: up to here the product is far from overflowing.
        const double LargestProduct = 1e250;
        var terms = (double*)(Memory + _layout.Losses);
        var (loss, totals) = (0.0, 1.0);
        var steps = Info.Shape.Sequence;
        for (var t = 0; t < steps; t++)
        {
            loss += terms[(2 * t) + 1];
            totals *= terms[2 * t];
            if (totals > LargestProduct)
                (loss, totals) = (loss + PortableMath.Log(totals), 1);
        }

        return loss + PortableMath.Log(totals);
    }

    private PanelRange AllPanels => new(0, _layout.Panels);

    private byte* PendingOf(int thread) => Memory + _layout.Pending + ((long)thread * _layout.PendingBytes);

    private void CarryHidden(int steps)
    {
        var carried = Memory + _layout.Hidden;
        NativeMemory.Copy(carried + (long)steps * _layout.HiddenRowBytes, carried, (nuint)_layout.HiddenRowBytes);
    }
}
