namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>What the parts of the emitter share while they write one kernel.</summary>
/// <param name="Spec">The kernel wanted.</param>
/// <param name="Plan">Panels and tiles.</param>
/// <param name="Layout">The memory block.</param>
/// <param name="Constants">The numbers in it.</param>
/// <param name="Code">The text.</param>
internal sealed record EmitContext(KernelSpec Spec, TilePlan Plan, MemoryLayout Layout, ConstantTable Constants, CodeWriter Code)
{
    /// <summary>The vectors of this precision and width.</summary>
    public VectorCode Vector => Plan.Vector;

    /// <summary>Starts the text of a kernel.</summary>
    public static EmitContext For(KernelSpec spec)
    {
        var plan = new TilePlan(spec);
        var constants = new ConstantTable(plan.Vector);
        return new EmitContext(spec, plan, new MemoryLayout(spec, plan, constants.Count), constants, new CodeWriter());
    }

    /// <summary>Opens a method of the emitted class, its summary first.</summary>
    public CodeWriter.Block Method(string summary, string signature, string modifiers = "protected override")
    {
        Code.Line();
        Code.Line($"/// <summary>{summary}</summary>");
        Code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        return Code.Open($"{modifiers} {signature}");
    }
}
