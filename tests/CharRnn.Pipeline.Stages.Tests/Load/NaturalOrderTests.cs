using CharRnn.Pipeline.Stages.Load;

namespace CharRnn.Pipeline.Stages.Tests.Load;

public sealed class NaturalOrderTests
{
    private static readonly string[] InOrder =
    [
        "", "0", "1", "2", "10", "99999999999999999999998", "99999999999999999999999", "a", "a1b", "a01c", "a1c", "a2b", "a10", "a10b", "ab", "b",
    ];

    [Fact]
    public void Order_OfTheReverse_IsByNumbers() => Assert.Equal(InOrder, InOrder.Reverse().Order(NaturalOrder.Instance));

    [Fact]
    public void Compare_LeadingZeros_AreNeverEqual() => Assert.True(NaturalOrder.Instance.Compare("chapter_01", "chapter_1") < 0);
}
