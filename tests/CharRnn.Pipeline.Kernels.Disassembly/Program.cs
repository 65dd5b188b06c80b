using System.Reflection;
using System.Runtime.CompilerServices;
using CharRnn.Pipeline.Kernels.Compilation;
using CharRnn.Pipeline.Kernels.Disassembly;

// Has the JIT compile every emitted method of the kernels named on the command line, without running any, and prints the methods' names.
// The runtime, told to, writes down the machine code that training would run. The tests read it, and so can people:
//
//   DOTNET_JitStdOutFile=kernels.asm DOTNET_JitDisasm='*Rnn_*:*' dotnet run -c Release -- 100,81,25,Single,512
var compiler = KernelCompiler.WithoutCache();
foreach (var argument in args)
{
    var type = compiler.Compile(SpecArgument.Parse(argument), "to be read");
    foreach (var method in type.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
    {
        RuntimeHelpers.PrepareMethod(method.MethodHandle);
        Console.WriteLine($"{type.Name}:{method.Name}");
    }
}
