using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Shape">m, K and T of the comparison.</param>
/// <param name="Rounds">Rounds of interleaved blocks.</param>
/// <param name="Sections">What to measure.</param>
/// <param name="Results">The folder of the results.</param>
internal sealed record BenchmarkOptions(KernelShape Shape, int Rounds, Sections Sections, string Results);
