using CharRnn.Pipeline.Benchmarks.Contenders;

namespace CharRnn.Pipeline.Benchmarks.Peers;

/// <summary>The peers. A new one is a program in the folder of the peers and a line here.</summary>
/// <param name="sources">The folder of the peers.</param>
/// <param name="buildFolder">Where compiled ones go.</param>
internal sealed class PeerCatalog(string sources, string buildFolder)
{
    /// <summary>Names an executable outside the repository that keeps to the protocol, in single precision.</summary>
    private const string PrototypeVariable = "CHARRNN_PROTOTYPE";

    /// <summary>Names the Python interpreter, if it is not the system's.</summary>
    private const string PythonVariable = "CHARRNN_PYTHON";

    private const string SystemPython = "/usr/bin/python3";

    /// <summary>All peers, whether or not they are installed.</summary>
    public IEnumerable<Peer> All =>
    [
        C("C with OpenBLAS", "libopenblas-dev", ["-DUSE_BLAS"], ["-lopenblas", "-lm"]),
        C("C, plain loops", "gcc", [], ["-lm"]),
        DotNet("C#, System.Numerics.Tensors", "NuGet System.Numerics.Tensors", "CharRnn.Peers.TensorPrimitives"),
        Python("NumPy, optimised", LossCheck.SingleTolerance, "python3-numpy", "numpy_fast.py"),
        Python("NumPy, loop", LossCheck.DoubleTolerance, "python3-numpy", "numpy_loop.py"),
        Python("PyTorch, scripted cell", LossCheck.SingleTolerance, "python3-torch", "torch_cell.py"),
        Python("PyTorch, nn.RNN", LossCheck.SingleTolerance, "python3-torch", "torch_module.py"),
        DotNet("TorchSharp", "NuGet libtorch-cpu-linux-x64, by -p:WithLibTorch=true; needs the libstdc++ of GCC 13", "CharRnn.Peers.TorchSharp"),
        new("Octave", LossCheck.DoubleTolerance, "Debian octave", () => new PeerCommand("octave-cli", "--no-init-file", Source("octave_rnn.m"))),
        .. Prototype(),
    ];

    private static string PythonProgram =>
        Environment.GetEnvironmentVariable(PythonVariable) is { Length: > 0 } chosen ? chosen
        : File.Exists(SystemPython) ? SystemPython // Debian's packages serve this interpreter, whatever comes first in PATH.
        : "python3";

    private Peer C(string name, string package, string[] options, string[] libraries) =>
        new(name, LossCheck.SingleTolerance, $"Debian {package}", () => new PeerCommand(
            CCompiler.Build(Source("rnn.c"), Path.Combine(buildFolder, package), options, libraries)));

    private Peer Python(string name, double tolerance, string package, params string[] arguments) =>
        new(name, tolerance, $"Debian {package}", () => new PeerCommand(PythonProgram, [Source(arguments[0]), .. arguments[1..]]));

    private Peer DotNet(string name, string package, string project) =>
        new(name, LossCheck.SingleTolerance, package, () => new PeerCommand("dotnet", Path.Combine(sources, project, $"{project}.dll")));

    private static IEnumerable<Peer> Prototype() =>
        Environment.GetEnvironmentVariable(PrototypeVariable) is { Length: > 0 } program
            ? [new Peer("Prototype", LossCheck.SingleTolerance, PrototypeVariable, () => new PeerCommand(program))]
            : [];

    private string Source(string name) => Path.Combine(sources, name);
}
