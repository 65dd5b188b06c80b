using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Tests.Emitted;
using CharRnn.Pipeline.Kernels.Tests.TestKit;
using CharRnn.Pipeline.Kernels.Threads;

namespace CharRnn.Pipeline.Kernels.Tests.Training;

/// <summary>
/// The same bits everywhere: 5,000 updates at every vector width, by one thread or two, leave the same losses, parameters, optimiser memory and hidden state, bit for
/// bit. A single rounding that differed once would spread through all of them within a few hundred updates.
/// </summary>
public sealed class SameBitsTests
{
    private const int Updates = 5_000;

    private static readonly AdaGradStep Step = new(LearningRate: 0.1, Clip: 5);

    // Blocks and panels, one and several of each, with and without tails, one step and many.
    private static readonly KernelShape[] Shapes =
    [
        new("rnn", 7, 2, 25), new("rnn", 33, 17, 1), new("rnn", 64, 65, 7), new("rnn", 100, 81, 25), new("rnn", 128, 26, 2), new("rnn", 113, 5, 9),
        new("rnn", 200, 33, 4), new("rnn", 400, 17, 2), new("rnn", 33, 200, 4), new("rnn", 33, 200, 25), new("rnn", 73, 50, 5), new("rnn", 108, 81, 25),
    ];

    // What runs on every processor.
    private static readonly Dictionary<KernelShape, Lazy<string>> Expected =
        Shapes.ToDictionary(shape => shape, shape => new Lazy<string>(() => Trained(shape, 128, threads: 1)));

    [Theory]
    [VectorWidthData(512)]
    [VectorWidthData(256)]
    [VectorWidthData(128)]
    public void Train_FiveThousandUpdates_LeavesTheSameBits(int vectorBits)
    {
        foreach (var shape in Shapes)
        {
            foreach (var threads in new[] { 1, 2 })
                Assert.Equal($"{shape}: {Expected[shape].Value}", $"{shape}: {Trained(shape, vectorBits, threads)}");
        }
    }

    /// <summary>Trains, and gives a hash of everything that a checkpoint holds, and of all losses.</summary>
    private static string Trained(KernelShape shape, int vectorBits, int threads)
    {
        using var kernel = new KernelCase(shape).Emitted(KernelEngine.Compiled, Precision.Single, vectorBits);
        ((IThreadedKernel)kernel).UseThreads(threads, TeamPolicy.Always);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var stream = new SymbolStream(shape);
        var losses = new double[Updates];
        for (var update = 0; update < Updates; update++)
            losses[update] = stream.Train(kernel, Step);
        Assert.All(losses, loss => Assert.True(double.IsFinite(loss)));
        hash.AppendData(MemoryMarshal.AsBytes(losses));
        hash.AppendData(MemoryMarshal.AsBytes(KernelComparison.Hidden(kernel)));
        foreach (var tensor in kernel.Tensors)
        {
            foreach (var buffer in new[] { KernelBuffer.Parameters, KernelBuffer.OptimizerMemory })
                hash.AppendData(MemoryMarshal.AsBytes(KernelComparison.Values(kernel, buffer, tensor.Name)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
