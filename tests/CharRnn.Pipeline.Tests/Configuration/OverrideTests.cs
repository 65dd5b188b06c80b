using CharRnn.Pipeline.Configuration;

namespace CharRnn.Pipeline.Tests.Configuration;

public sealed class OverrideTests
{
    [Theory]
    [InlineData("seed=7", "", "seed", "7")]
    [InlineData("train.learningRate=0.05", "train", "learningRate", "0.05")]
    [InlineData("load.path=a=b.txt", "load", "path", "a=b.txt")]
    [InlineData("load.path=", "load", "path", "")]
    [InlineData("load.path=a.b/c.txt", "load", "path", "a.b/c.txt")]
    public void Parse_PathAndValue_CutsAtTheFirstSigns(string argument, string section, string key, string value) =>
        Assert.Equal(new Override(argument, section, key, value), Override.Parse(argument));

    [Theory]
    [InlineData("")]
    [InlineData("seed")]
    [InlineData("=7")]
    [InlineData("train.=7")]
    [InlineData(".seed=7")]
    public void Parse_OtherText_GivesNull(string argument) => Assert.Null(Override.Parse(argument));
}
