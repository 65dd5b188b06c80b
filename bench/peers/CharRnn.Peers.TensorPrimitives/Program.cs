using System.Numerics.Tensors;
using CharRnn.Peers;
using CharRnn.Peers.TensorPrimitivesPeer;

var input = new PeerInput(args[0]);
var version = typeof(TensorPrimitives).Assembly.GetName().Version;
PeerProtocol.Serve(input, new Network(input), $"System.Numerics.Tensors {version?.ToString(3)}, .NET {Environment.Version}, float32");
