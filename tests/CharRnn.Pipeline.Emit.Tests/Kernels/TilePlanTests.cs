using CharRnn.Pipeline.Emit.Kernels;

namespace CharRnn.Pipeline.Emit.Tests.Kernels;

public sealed class TilePlanTests
{
    [Theory]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(108)]
    public void BlockTile_FourRowsFitTheRegisters_HoldsThemWhole(int hidden)
    {
        var quads = Blocks.For(hidden).Quads;
        Assert.Equal(new Tile(1, quads / 4), PlanOf(hidden, vectorBits: 512).BlockTile(quads, quads / 4));
    }

    [Theory]
    [InlineData(112, 512)]
    [InlineData(100, 256)]
    [InlineData(100, 128)]
    public void BlockTile_FourRowsExceedTheRegisters_IsCutAlongTheRow(int hidden, int vectorBits)
    {
        var quads = Blocks.For(hidden).Quads;
        var vectors = quads * 128 / vectorBits;
        Assert.True(PlanOf(hidden, vectorBits).BlockTile(quads, vectors).Vectors < vectors);
    }

    [Theory]
    [InlineData(96, false, false)]
    [InlineData(97, true, true)]
    [InlineData(100, true, true)]
    [InlineData(101, true, false)]
    [InlineData(104, true, false)]
    [InlineData(105, false, false)]
    public void Hidden_LastUnit_TellsHowMuchOfItIsUsed(int hidden, bool half, bool quarter)
    {
        var panels = PlanOf(hidden, vectorBits: 512).Hidden;
        Assert.Equal((half, quarter), (panels.EndsInHalf, panels.EndsInQuarter));
    }

    private static TilePlan PlanOf(int hidden, int vectorBits) => new(new KernelSpec
    {
        Cell = "rnn",
        Hidden = hidden,
        Vocabulary = 81,
        Sequence = 25,
        Precision = KernelPrecision.Single,
        VectorBits = vectorBits,
    });
}
