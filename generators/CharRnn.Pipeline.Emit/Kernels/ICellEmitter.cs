namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Writes the methods of a kernel for one kind of recurrent cell.</summary>
internal interface ICellEmitter
{
    /// <summary>Where the work of a phase can be divided between threads: the name of the list in the layout, and the places in ascending order.</summary>
    IEnumerable<(string Name, IReadOnlyList<int> Bounds)> Parts { get; }

    /// <summary>Writes the methods.</summary>
    void Emit();
}
