using System.Text;
using CharRnn.Pipeline.Commands;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Commands;

public sealed class FlowingWriterTests
{
    [Fact]
    public void Write_FirstText_GoesOutAtOnceAndTheNextAfterAMoment()
    {
        var time = new ManualTime();
        using var stream = new MemoryStream();
        using var writer = new FlowingWriter(stream, time);

        writer.Write("a");
        Assert.Equal("a", Text(stream));

        writer.Write('é');
        writer.Write("b".AsSpan());
        Assert.Equal("a", Text(stream));

        time.Advance(TimeSpan.FromMilliseconds(50));
        writer.Write("c");
        Assert.Equal("aébc", Text(stream));
    }

    [Fact]
    public void Write_MoreThanTheBuffer_GoesOutWithoutTime()
    {
        using var stream = new MemoryStream();
        using var writer = new FlowingWriter(stream, new ManualTime());

        writer.Write("a");
        writer.Write(new string('b', 100_000));

        Assert.True(stream.Length > 50_000);
    }

    private static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.ToArray());
}
