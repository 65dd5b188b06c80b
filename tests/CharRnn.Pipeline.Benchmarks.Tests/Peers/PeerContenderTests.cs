using CharRnn.Pipeline.Benchmarks.Contenders;
using CharRnn.Pipeline.Benchmarks.Peers;

namespace CharRnn.Pipeline.Benchmarks.Tests.Peers;

public class PeerContenderTests
{
    private const string GoodPeer =
        """
        echo "sh, float99"; n=0
        while [ $n -lt 100 ]; do echo 1.5; n=$((n+1)); done
        while read run n; do echo $((n*2)).5; done
        """;

    [Fact]
    public void Run_PeerKeepsToTheProtocol_GivesItsLossesAndTimes()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var contender = new PeerContender(Shell(GoodPeer), ".");

        Assert.Equal("sh, float99", contender.Details);
        Assert.Equal(Enumerable.Repeat(1.5, LossCheck.Updates), contender.FirstLosses());
        Assert.Equal(14.5, contender.Run(7));
        Assert.Equal(6.5, contender.Run(3));
    }

    [Fact]
    public void Construct_PeerFails_TellsItsLastWords()
    {
        if (OperatingSystem.IsWindows())
            return;
        var error = Assert.Throws<ContenderUnavailableException>(() => new PeerContender(Shell("echo No module named x >&2; exit 1"), "."));

        Assert.Equal("No module named x", error.Message);
    }

    [Fact]
    public void Construct_NoSuchProgram_SaysSo()
    {
        var peer = new Peer("x", 0, "", () => new PeerCommand("no-such-program"));

        var error = Assert.Throws<ContenderUnavailableException>(() => new PeerContender(peer, "."));

        Assert.Equal("no-such-program: not found", error.Message);
    }

    private static Peer Shell(string script) => new("sh", 0, "", () => new PeerCommand("sh", "-c", script));
}
