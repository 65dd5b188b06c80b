using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using CharRnn.Pipeline.Emit.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CharRnn.Pipeline.Kernels.Tests.Accuracy;

/// <summary>The emitter's own text for exp and tanh, in a class without a network around it: it takes any number.</summary>
internal sealed unsafe class EmittedFunctions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Type _compiled;
    private readonly T[] _constants;

    public EmittedFunctions(int vectorBits)
    {
        var context = EmitContext.For(new KernelSpec
        {
            Cell = "rnn",
            Hidden = 1,
            Vocabulary = 1,
            Sequence = 1,
            Precision = typeof(T) == typeof(float) ? KernelPrecision.Single : KernelPrecision.Double,
            VectorBits = vectorBits,
        });
        _compiled = Compile(Emit(context));
        var values = (double[])_compiled.GetField("Values")!.GetValue(null)!;
        _constants = GC.AllocateArray<T>(values.Length, pinned: true);
        for (var i = 0; i < values.Length; i++)
            _constants[i] = T.CreateChecked(values[i]);
    }

    /// <summary>exp of each x, none above 0.</summary>
    public T[] Exp(T[] x) => Apply("Exp", x);

    /// <summary>tanh of each x.</summary>
    public T[] Tanh(T[] x) => Apply("Tanh", x);

    private T[] Apply(string function, T[] x)
    {
        // Whole units of 64 bytes.
        var padded = GC.AllocateArray<T>((x.Length + 15) / 16 * 16, pinned: true);
        x.CopyTo(padded, 0);
        var method = (delegate*<byte*, byte*, long, void>)_compiled.GetMethod(function)!.MethodHandle.GetFunctionPointer();
        method(Address(_constants), Address(padded), (long)padded.Length * sizeof(T));
        return padded[..x.Length];
    }

    private static byte* Address(T[] pinned) => (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);

    private static string Emit(EmitContext context)
    {
        var (code, vector) = (context.Code, context.Vector);
        code.Line($"using V = {vector.VectorType}<{vector.Element}>;\nusing Vx = {vector.VectorType};");
        using (code.Open("public static unsafe class Functions"))
        {
            var place = 0;
            foreach (var (name, _) in context.Constants.Entries)
                code.Line(string.Create(CultureInfo.InvariantCulture, $"private const int {name} = {vector.ElementBytes * place++};"));
            code.Line($"public static readonly double[] Values = [{string.Join(", ", context.Constants.Entries.Select(entry => entry.Value))}];");
            EmitFunction("Exp", new ElementaryFunctions(context, 1).Exp);
            EmitFunction("Tanh", new ElementaryFunctions(context, 1).Tanh);
        }

        return code.ToString();

        void EmitFunction(string name, Action emit)
        {
            using (code.Open($"public static void {name}(byte* p, byte* lanes, long bytes)"))
            using (code.Open($"for (var end = lanes + bytes; lanes < end; lanes += {vector.VectorBytes})"))
            {
                code.Line($"var a0 = {vector.Load("lanes")};");
                emit();
                code.Line(vector.Store("lanes", 0, "e0"));
            }
        }
    }

    private static Type Compile(string text)
    {
        var paths = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var compilation = CSharpCompilation.Create(
            "Functions",
            [CSharpSyntaxTree.ParseText(text)],
            paths.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext("Functions", isCollectible: true).LoadFromStream(image).GetType("Functions")!;
    }
}
