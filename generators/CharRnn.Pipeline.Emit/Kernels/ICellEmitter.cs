namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Writes the methods of a kernel for one kind of recurrent cell.</summary>
internal interface ICellEmitter
{
    /// <summary>Writes the methods.</summary>
    void Emit();
}
