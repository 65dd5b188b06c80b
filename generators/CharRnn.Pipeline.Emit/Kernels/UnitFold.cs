namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Combines the vectors of a unit, NAME0, NAME1 and so on, into NAME0: halves with halves, the same tree for every vector width.</summary>
internal static class UnitFold
{
    public static void Emit(CodeWriter code, VectorCode vector, string name, Func<string, string, string> combine)
    {
        for (var half = vector.VectorsPerUnit / 2; half >= 1; half /= 2)
        {
            for (var part = 0; part < half; part++)
                code.Line($"{name}{part} = {combine(name + part, name + (part + half))};");
        }
    }
}
