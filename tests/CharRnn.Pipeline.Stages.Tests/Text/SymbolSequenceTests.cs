using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Stages.Tests.Text;

public sealed class SymbolSequenceTests
{
    private static readonly SymbolSequence[] Both = [[1, 2, 3, 4, 255], new SymbolSequence(new[] { 1, 2, 3, 4, 255 })];

    [Fact]
    public void From_IdsBelow256_TakesAByteEach()
    {
        Assert.Equal(3, SymbolSequence.From([0, 7, 255]).Bytes.Length);
        Assert.Equal(12, SymbolSequence.From([0, 7, 256]).Bytes.Length);
    }

    [Fact]
    public void Slice_InBytesOrWords_GivesTheSameIds() =>
        Assert.All(Both, ids =>
        {
            Assert.Equal([2, 3, 4], ids[1..4]);
            Assert.Equal([3, 4], ids[1..4][1..]);
            Assert.Equal(4, ids[1..4][2]);
        });

    [Fact]
    public void CopyTo_InBytesOrWords_CopiesWhatTheDestinationHolds() =>
        Assert.All(Both, ids =>
        {
            var destination = new int[2];
            ids[1..].CopyTo(2, destination);
            Assert.Equal([4, 255], destination);
        });

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(4, 2)]
    [InlineData(0, 6)]
    public void Slice_BeyondTheEnds_IsRefused(int start, int length) =>
        Assert.All(Both, ids =>
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => ids.Slice(start, length));
            Assert.Throws<ArgumentOutOfRangeException>(() => ids.CopyTo(start, new int[length]));
        });

    [Fact]
    public void Index_BeyondASlice_IsRefused() =>
        Assert.All(Both, ids => Assert.Throws<ArgumentOutOfRangeException>(() => ids[..2][2]));
}
