using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Discovery;

namespace CharRnn.Pipeline.Tests.Discovery;

public sealed class StageDescriptorTests
{
    [Theory]
    [InlineData(typeof(GoodOptions), null)]
    [InlineData(null, null)]
    [InlineData(typeof(MoneyOptions), "the option 'price' of the stage 'test' is a Decimal; allowed: string, bool, int, long, ulong, double, enum, string[]")]
    [InlineData(typeof(PositionalOptions), "the options PositionalOptions of the stage 'test' have no public constructor without parameters")]
    public void OfOptions_Record_NamesWhatCannotBeBound(Type? options, string? fault)
    {
        var stage = new StageDescriptor(typeof(IStage), new StageAttribute("test") { Summary = "", Options = options }, []);

        Assert.Equal(fault, StageFaults.OfOptions(stage));
    }

    [Fact]
    public void AllOf_AssemblyWithoutStages_GivesNone() => Assert.Empty(StageDescriptor.AllOf(typeof(IStage).Assembly));

    private sealed record GoodOptions
    {
        public string? Text { get; init; }

        public bool? Flag { get; init; }

        public DayOfWeek Day { get; init; }
    }

    private sealed record MoneyOptions
    {
        public decimal Price { get; init; }
    }

    private sealed record PositionalOptions(int Count);
}
