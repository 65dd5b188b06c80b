namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Writes the methods of a kernel for one kind of recurrent cell.</summary>
internal interface ICellEmitter
{
    /// <summary>Where the steps can be divided between threads: 0, ..., T.</summary>
    IReadOnlyList<int> StepParts { get; }

    /// <summary>Writes the methods.</summary>
    void Emit();
}
