namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>A clock on which every look costs a second.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => ++_now;
}
