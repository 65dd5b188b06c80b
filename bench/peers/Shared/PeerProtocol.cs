using System.Diagnostics;
using System.Globalization;

namespace CharRnn.Peers;

/// <summary>The peer's side of the protocol in ../README.md.</summary>
internal static class PeerProtocol
{
    public const float Clip = 5;
    public const float Epsilon = 1e-8f;

    private const int CheckedUpdates = 100;

    /// <summary>Serves a network until the input ends.</summary>
    public static void Serve(PeerInput input, IPeerNetwork network, string version)
    {
        var position = 0;
        Console.WriteLine(version);
        for (var n = 0; n < CheckedUpdates; n++)
            Console.WriteLine(Update().ToString("R", CultureInfo.InvariantCulture));
        while (Console.ReadLine() is { } line)
        {
            var updates = int.Parse(line.AsSpan("run ".Length), CultureInfo.InvariantCulture);
            var start = Stopwatch.GetTimestamp();
            for (var n = 0; n < updates; n++)
                Update();
            Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMicroseconds.ToString("F3", CultureInfo.InvariantCulture));
        }

        double Update()
        {
            if (position + input.Sequence + 1 > input.Text.Length)
            {
                position = 0;
                network.Reset();
            }

            var loss = network.Update(position);
            position += input.Sequence;
            return loss;
        }
    }
}
