using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Tests.TestKit;

/// <summary>
/// The shapes that every promise about emitted code is tested on: m below, at and beyond a vector, a panel and a block; K of two symbols,
/// of characters, of bytes and of words. <c>CHARRNN_FULL_MATRIX=1</c> asks for all of them everywhere; it takes minutes.
/// </summary>
internal static class ShapeMatrix
{
    private const int Sequence = 25;

    private static readonly int[] Hidden = [1, 2, 7, 16, 17, 33, 64, 100, 127, 128, 200, 256, 512];
    private static readonly int[] Vocabulary = [2, 65, 81, 256, 2000];

    /// <summary>All 65 shapes.</summary>
    public static IReadOnlyList<KernelShape> All { get; } =
        [.. from m in Hidden from k in Vocabulary select new KernelShape("rnn", m, k, Sequence)];

    /// <summary>A few shapes, one of each plan: one vector, blocks, panels.</summary>
    public static IReadOnlyList<KernelShape> Few { get; } =
        [.. from m in new[] { 1, 17, 100, 200 } from k in new[] { 2, 81 } select new KernelShape("rnn", m, k, Sequence)];

    /// <summary>Thirty that nobody chose: m from 1 to 300, K from 2 to 300, T from 1 to 64. Three of them are in Shapes, too, and so built in.</summary>
    public static IReadOnlyList<KernelShape> Random { get; } = Draw(new Random(30), 30);

    /// <summary>Whether the environment asks for every shape in every test.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("CHARRNN_FULL_MATRIX") == "1";

    private static IReadOnlyList<KernelShape> Draw(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new KernelShape("rnn", random.Next(1, 301), random.Next(2, 301), random.Next(1, 65)))];
}
