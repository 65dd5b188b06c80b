namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Turns a <see cref="KernelSpec"/> into C#. Pure: the same spec gives the same text on every platform.</summary>
public static class KernelEmitter
{
    /// <summary>The source of one kernel class.</summary>
    public static string Emit(KernelSpec spec) => "// " + spec.TypeName + "\n";
}
