using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;
using CharRnn.Pipeline.Model.Randomness;
using CharRnn.Pipeline.Model.Sampling;
using CharRnn.Pipeline.Model.Tests.TestKit;

namespace CharRnn.Pipeline.Model.Tests.Sampling;

public sealed class SamplerTests
{
    private static readonly KernelShape Shape = new("rnn", Hidden: 4, Vocabulary: 3, Sequence: 5);

    [Fact]
    public void Continue_SameSeed_DrawsTheSameSymbols() => Assert.Equal(Draw(seed: 5), Draw(seed: 5));

    [Fact]
    public void Continue_OtherSeed_DrawsOthers() => Assert.NotEqual(Draw(seed: 5), Draw(seed: 6));

    [Fact]
    public void Continue_EachSymbol_IsFedBack()
    {
        using var kernel = RandomKernel.Create(Shape);
        var drawn = new Sampler(kernel, new Xoshiro256(1)).Continue(symbol: 2, length: 20, temperature: 1);
        var actual = Hidden(kernel);

        using var replay = RandomKernel.Create(Shape);
        new Sampler(replay, new Xoshiro256(1)).Feed([2, .. drawn[..^1]]);

        Assert.Equal(Hidden(replay), actual);
    }

    private static int[] Draw(ulong seed)
    {
        using var kernel = RandomKernel.Create(Shape);
        return new Sampler(kernel, new Xoshiro256(seed)).Continue(symbol: 0, length: 50, temperature: 1);
    }

    private static double[] Hidden(ReferenceKernel kernel)
    {
        var values = new double[kernel.Info.Shape.Hidden];
        kernel.ReadHidden(values);
        return values;
    }
}
