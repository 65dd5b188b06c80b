using System.Globalization;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Benchmarks;
using CharRnn.Pipeline.Kernels;
using CharRnn.Pipeline.Kernels.Catalog;
using Microsoft.Extensions.Logging.Abstractions;

// Microseconds an update of each engine and vector width, in interleaved blocks, so that a change of the machine's speed hits all alike.
//   dotnet run -c Release --project bench/CharRnn.Pipeline.Benchmarks -- [HIDDEN VOCABULARY SEQUENCE]
const int Blocks = 15;
const double BlockSeconds = 0.2;

int[] dimensions = args.Length == 3 ? [.. args.Select(value => int.Parse(value, CultureInfo.InvariantCulture))] : [100, 78, 25];
var shape = new KernelShape("rnn", dimensions[0], dimensions[1], dimensions[2]);
var text = RandomText(shape.Vocabulary);
Contender[] contenders =
[
    .. new[] { 512, 256, 128 }.Select(bits => Enter(new KernelChoice(VectorBits: bits))),
    Enter(new KernelChoice(KernelEngine.Reference)),
];

for (var block = -1; block < Blocks; block++)
{
    foreach (var contender in contenders)
        contender.RunBlock(keep: block >= 0);
}

Console.WriteLine($"{shape}, float, one thread; median and best of {Blocks} interleaved blocks");
Console.WriteLine($"{"engine",-24} {"us/update",10} {"best",10} {"characters/s",14} {"GFLOP/s",9}");
foreach (var contender in contenders)
{
    var rate = shape.Sequence / contender.Median * 1e6;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{contender.Name,-24} {contender.Median,10:F1} {contender.Best,10:F1} {rate,14:N0} {Flops(shape) / contender.Median / 1e3,9:F1}"));
}

Contender Enter(KernelChoice choice)
{
    var catalog = new KernelCatalog(NullLogger<KernelCatalog>.Instance, choice, EmittedKernelIndex.OfThisAssembly);
    var kernel = catalog.Create(shape, Precision.Single);
    var random = new Random(1);
    foreach (var tensor in TensorShapes.Of(shape).Where(tensor => tensor.Dimensions.Count == 2))
        kernel.Write(KernelBuffer.Parameters, tensor.Name, [.. Enumerable.Range(0, tensor.Count).Select(_ => 0.02 * (random.NextDouble() - 0.5))]);
    return new Contender(kernel, text, UpdatesPerBlock(kernel));
}

int UpdatesPerBlock(IRnnKernel kernel)
{
    var probe = new Contender(kernel, text, 20);
    probe.RunBlock(keep: false);
    probe.RunBlock(keep: true);
    return Math.Max(1, (int)(BlockSeconds * 1e6 / probe.Best));
}

// Frequencies fall off steeply, as in a real text.
static int[] RandomText(int vocabulary)
{
    var random = new Random(1);
    return [.. Enumerable.Range(0, 200_000).Select(_ => (int)(vocabulary * random.NextDouble() * random.NextDouble() * random.NextDouble()))];
}

// Multiply-adds count twice: two sweeps and dW over m*m, output layer, back-projection and dV over m*K, each for T steps.
static double Flops(KernelShape shape)
{
    double m = shape.Hidden, k = shape.Vocabulary, t = shape.Sequence;
    return 2 * t * (3 * m * m + 3 * m * k) - 2 * m * m;
}
