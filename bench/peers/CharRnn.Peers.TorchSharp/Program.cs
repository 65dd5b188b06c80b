using CharRnn.Peers;
using CharRnn.Peers.TorchSharpPeer;
using TorchSharp;

// TorchSharp tells at length how it looks for libtorch, on the stream that the protocol needs.
var answers = Console.Out;
Console.SetOut(TextWriter.Null);
try
{
    torch.set_num_threads(1);
}
catch (Exception e) when (e is TypeInitializationException or NotSupportedException or DllNotFoundException)
{
    // The benchmark shows the last line of the complaints.
    Console.Error.WriteLine(e.GetBaseException().Message.Split(". ")[0]);
    return 1;
}

Console.SetOut(answers);
var input = new PeerInput(args[0]);
var version = typeof(torch).Assembly.GetName().Version;
PeerProtocol.Serve(input, new Network(input), $"TorchSharp {version?.ToString(3)}, .NET {Environment.Version}, float32");
return 0;
