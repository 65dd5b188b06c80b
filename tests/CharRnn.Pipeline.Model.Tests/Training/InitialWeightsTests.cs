using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;
using CharRnn.Pipeline.Model.Training;

namespace CharRnn.Pipeline.Model.Tests.Training;

public sealed class InitialWeightsTests
{
    [Fact]
    public void Write_SeedOne_StartsWithTheKnownVariatesRoundedToFloat()
    {
        using var kernel = new ReferenceKernel(new KernelShape("rnn", Hidden: 2, Vocabulary: 2, Sequence: 1));
        kernel.Write(KernelBuffer.Parameters, "b", [1, 1]);

        InitialWeights.Write(kernel, seed: 1);

        Assert.Equal([0.01884396104787977f, 0.0018978089448693036f, 0.01302090250702661f, -0.019094343319583578f], Read(kernel, "U"));
        Assert.Equal([0.0043832091511541f, -0.007923272422638171f], Read(kernel, "W")[..2]);
        Assert.Equal([0, 0], Read(kernel, "b"));
    }

    [Fact]
    public void Write_AnotherSeed_GivesOtherWeights()
    {
        using var kernel = new ReferenceKernel(new KernelShape("rnn", Hidden: 2, Vocabulary: 2, Sequence: 1));
        InitialWeights.Write(kernel, seed: 1);
        var first = Read(kernel, "V");
        InitialWeights.Write(kernel, seed: 2);
        Assert.NotEqual(first, Read(kernel, "V"));
    }

    private static double[] Read(ReferenceKernel kernel, string tensor)
    {
        var values = new double[kernel.Tensors.Single(shape => shape.Name == tensor).Count];
        kernel.Read(KernelBuffer.Parameters, tensor, values);
        return values;
    }
}
