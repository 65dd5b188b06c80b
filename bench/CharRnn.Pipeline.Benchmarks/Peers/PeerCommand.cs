namespace CharRnn.Pipeline.Benchmarks.Peers;

/// <summary>How a peer is started; the folder of its input is added as the last argument.</summary>
/// <param name="Program">An executable, by path or by name.</param>
/// <param name="Arguments">What stands before the folder.</param>
internal sealed record PeerCommand(string Program, params IReadOnlyList<string> Arguments);
