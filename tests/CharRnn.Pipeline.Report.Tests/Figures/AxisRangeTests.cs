using CharRnn.Pipeline.Stages.Report.Figures;

namespace CharRnn.Pipeline.Report.Tests.Figures;

public sealed class AxisRangeTests
{
    [Theory]
    [InlineData(0, 139_915, 7, "0|20,000|40,000|60,000|80,000|100,000|120,000")]
    [InlineData(2.41, 3.42, 6, "2.6|2.8|3.0|3.2|3.4")]
    [InlineData(0.1, 0.97, 4, "0.25|0.50|0.75")]
    [InlineData(44.6, 47.2, 5, "45|46|47")]
    public void Ticks_AnyRange_AreRoundAndAlikeInDecimals(double low, double high, int count, string expected) =>
        Assert.Equal(expected, string.Join('|', new AxisRange(low, high).Ticks(count).Select(tick => tick.Label)));

    [Fact]
    public void Of_OneValue_HasRoomAroundIt() => Assert.Equal(new AxisRange(6.5, 7.5), AxisRange.Of([7, 7]));

    [Fact]
    public void Of_ValuesThatDifferByRounding_HaveRoomAroundThem() =>
        Assert.Equal(1, AxisRange.Of([108.92, Math.BitIncrement(108.92)]).Length, 1e-12);
}
