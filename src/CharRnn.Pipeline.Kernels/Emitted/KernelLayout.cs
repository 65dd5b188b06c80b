namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>Where an emitted kernel keeps things in its memory block; offsets in bytes. Written by the emitter.</summary>
public sealed record KernelLayout
{
    /// <summary>Size of the block.</summary>
    public required long Bytes { get; init; }

    /// <summary>The numbers that the code broadcasts; the first three are minus the learning rate, the clip bound and its negative.</summary>
    public required long Constants { get; init; }

    /// <summary>Their values.</summary>
    public required IReadOnlyList<double> ConstantValues { get; init; }

    /// <summary>The hidden states: T + 1 rows, the first one carried over from the previous sequence.</summary>
    public required long Hidden { get; init; }

    /// <summary>Bytes of a row of hidden states.</summary>
    public required int HiddenRowBytes { get; init; }

    /// <summary>The scores o: T rows.</summary>
    public required long Scores { get; init; }

    /// <summary>Elements of all these rows, padding included.</summary>
    public required int ScoreElements { get; init; }

    /// <summary>For each step the sum of exp(o - max o), and max o - o[y]; in double.</summary>
    public required long Losses { get; init; }

    /// <summary>For each thread a place for the sums of a tile.</summary>
    public required long Pending { get; init; }

    /// <summary>Bytes of such a place.</summary>
    public required int PendingBytes { get; init; }

    /// <summary>Panels of the hidden units.</summary>
    public required int Panels { get; init; }

    /// <summary>Where the steps can be divided between threads: 0, ..., T.</summary>
    public required IReadOnlyList<int> StepParts { get; init; }

    /// <summary>The one of these that divides the steps between two threads best.</summary>
    public required int MiddleStep { get; init; }

    /// <summary>The first rows of V, which the calling thread updates where two divide the output layer; 0 where they do not.</summary>
    public required int CallerRows { get; init; }

    /// <summary>Pieces in which the copy of V by columns can be made while W is updated; 0 where it is made alone.</summary>
    public required int CopyPieces { get; init; }

    /// <summary>The padding of c.</summary>
    public required Padding ScorePadding { get; init; }

    /// <summary>The matrices that are kept by rows and by columns.</summary>
    public required IReadOnlyList<PanelTranspose> Transposes { get; init; }

    /// <summary>Where the elements of the tensors lie; a parameter may lie in two places.</summary>
    public required IReadOnlyList<TensorView> Views { get; init; }
}
