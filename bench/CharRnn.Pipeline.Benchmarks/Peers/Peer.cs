namespace CharRnn.Pipeline.Benchmarks.Peers;

/// <summary>A program by others, or in the style of others, that trains the same network.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="Tolerance">How far its losses may lie from those of the reference.</param>
/// <param name="Package">What to install when it does not start.</param>
/// <param name="Command">Makes the peer ready, compiling it if need be, and says how to start it.</param>
internal sealed record Peer(string Name, double Tolerance, string Package, Func<PeerCommand> Command);
