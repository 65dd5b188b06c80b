using CharRnn.Pipeline.Emit.Configuration;

namespace CharRnn.Pipeline.Emit.Tests.Configuration;

public sealed class SpellingTests
{
    private static readonly string[] Known = ["clip", "epochs", "epsilon", "learningRate", "sampleEvery", "sampleLength", "seed"];

    [Theory]
    [InlineData("epocs", "epochs")]
    [InlineData("epochss", "epochs")]
    [InlineData("epoxhs", "epochs")]
    [InlineData("sede", "seed")]
    [InlineData("CLIP", "clip")]
    [InlineData("learning_rate", "learningRate")]
    [InlineData("learningrate", "learningRate")]
    [InlineData("sampleLenght", "sampleLength")]
    public void Nearest_Misspelt_FindsTheWord(string word, string expected) => Assert.Equal(expected, Spelling.Nearest(word, Known));

    [Theory]
    [InlineData("")]
    [InlineData("momentum")]
    [InlineData("cl")]
    [InlineData("xeed1")]
    public void Nearest_FarFromAll_FindsNothing(string word) => Assert.Null(Spelling.Nearest(word, Known));

    [Fact]
    public void Nearest_EquallyNear_TakesTheFirstInOrdinalOrder() => Assert.Equal("bat", Spelling.Nearest("at", ["cat", "bat"]));

    [Fact]
    public void Nearest_VeryLongWord_FindsNothing() => Assert.Null(Spelling.Nearest(new string('a', 10_000_000), Known));

    [Theory]
    [InlineData("epocs", "unknown key 'epocs'; did you mean 'epochs'?")]
    [InlineData("a\nb", "unknown key 'a\\u000Ab'; known: clip, epochs")]
    public void Unknown_Word_SaysWhatIsKnown(string word, string expected) =>
        Assert.Equal(expected, Spelling.Unknown("key", word, ["clip", "epochs"]));
}
