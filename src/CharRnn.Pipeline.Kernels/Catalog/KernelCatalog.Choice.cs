using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Catalog;

/// <summary>The choice, which can be asked for without making a kernel.</summary>
public sealed partial class KernelCatalog
{
    private const string NotBuiltIn = "no kernel of this shape was built in";

    private static readonly string AskedFor = $"asked for by {KernelChoice.EngineVariable}";

    private string WhyCompiled => _choice.Engine is null ? NotBuiltIn : AskedFor;

    /// <summary>What <see cref="Create"/> would make, and why. Compiles nothing.</summary>
    /// <exception cref="PipelineConfigurationException">The environment asks for an engine that cannot serve.</exception>
    public KernelInfo Choose(KernelShape shape, Precision precision)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var (engine, reason) = ChooseEngine(shape, precision);
        if (engine == KernelEngine.Reference)
            return new KernelInfo(shape, Precision.Double, engine, "scalar", reason);
        var width = _choice.VectorBits is null ? "the widest vectors of this processor" : $"asked for by {KernelChoice.VectorsVariable}";
        return new KernelInfo(shape, precision, engine, VectorWidth.NameOf(VectorBits), $"{reason}; {width}");
    }

    private (KernelEngine Engine, string Reason) ChooseEngine(KernelShape shape, Precision precision)
    {
        var isBuiltIn = _generated.Find(shape, precision, VectorBits) is not null;
        switch (_choice.Engine)
        {
            case KernelEngine.Reference:
                return (KernelEngine.Reference, AskedFor);
            case null or KernelEngine.Generated when isBuiltIn:
                return (KernelEngine.Generated, "emitted at build time");
            case KernelEngine.Generated:
                throw Refuse($"no kernel for {shape} was emitted at build time; built are {_generated.Describe()}; unset the variable to have it compiled");
            case KernelEngine.Compiled when !_compiler.IsPossible:
                throw Refuse("this program cannot compile or load code at run time; unset the variable");
            case null when !_compiler.IsPossible:
                return (KernelEngine.Reference, $"{NotBuiltIn}, and this program cannot compile or load code at run time");
            default:
                return (KernelEngine.Compiled, $"compiled at run time: {WhyCompiled}");
        }
    }

    private static PipelineConfigurationException Refuse(string message) =>
        new(new ConfigurationProblem(new SourcePlace("environment"), KernelChoice.EngineVariable, message));
}
