using System.Numerics;
using System.Runtime.InteropServices;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Threads;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>
/// What all emitted kernels share: the memory block, the way in and out of it, and the order of the phases. The phases themselves are
/// emitted for one shape.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public abstract unsafe partial class EmittedKernel<T> : IRnnKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A page, so that no row of a small kernel straddles more pages than it must.</summary>
    private const int Alignment = 4096;

    /// <summary>The score of padding: so low that exp gives exactly 0.</summary>
    private const double PaddingScore = -1e30;

    private readonly KernelLayout _layout;
    private readonly SymbolChains _chains;
    private readonly PanelTranspose[] _transposes;
    private UpdateTeam? _team;
    private bool _disposed;

    /// <summary>Allocates the block and fills it: parameters 0, optimiser memory epsilon, hidden state 0.</summary>
    protected EmittedKernel(KernelInfo info, double epsilon, KernelLayout layout)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        Info = info;
        _layout = layout;
        _chains = new SymbolChains(info.Shape);
        _transposes = [.. layout.Transposes];
        Tensors = TensorShapes.Of(info.Shape);
        Memory = (byte*)NativeMemory.AlignedAlloc((nuint)layout.Bytes, Alignment);
        NativeMemory.Clear(Memory, (nuint)layout.Bytes);
        FillConstants(T.CreateChecked(epsilon));
    }

    /// <summary>Frees the block.</summary>
    ~EmittedKernel() => Dispose(false);

    /// <inheritdoc/>
    public KernelInfo Info { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TensorShape> Tensors { get; }

    /// <summary>The memory block.</summary>
    protected byte* Memory { get; private set; }

    private Span<T> CarriedHidden => new(Memory + _layout.Hidden, Info.Shape.Hidden);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the block once.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        if (disposing)
            _team?.Dispose();
        NativeMemory.AlignedFree(Memory);
        Memory = null;
        _disposed = true;
    }

    private void FillConstants(T epsilon)
    {
        for (var i = 0; i < _layout.ConstantValues.Count; i++)
            Constant(i) = T.CreateChecked(_layout.ConstantValues[i]);
        var padding = _layout.ScorePadding;
        new Span<T>(Memory + padding.Row, padding.To)[padding.From..].Fill(T.CreateChecked(PaddingScore));
        new Span<T>(Memory + _layout.Scores, _layout.ScoreElements).Fill(T.CreateChecked(PaddingScore));

        // Padding takes part in the updates: its memory must not be 0 under the square root.
        foreach (var view in _layout.Views.Where(view => view.Buffer == KernelBuffer.OptimizerMemory))
        {
            for (long i = 0; i < view.Elements; i++)
                ((T*)(Memory + view.Offset))[i] = epsilon;
        }
    }

    private ref T Constant(int index) => ref ((T*)(Memory + _layout.Constants))[index];
}
