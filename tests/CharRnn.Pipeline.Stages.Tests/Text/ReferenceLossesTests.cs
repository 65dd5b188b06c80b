using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Text;

namespace CharRnn.Pipeline.Stages.Tests.Text;

public sealed class ReferenceLossesTests
{
    private static ReferenceLosses Of(string text) => ReferenceLosses.Of(TextEncoder.Encode(Corpus.FromText(text, "test"), TextUnits.ByName("character"), 2000));

    [Fact]
    public void Of_AlternatingText_HasNoBigramLoss()
    {
        var losses = Of("abababab");
        Assert.Equal(Math.Log(2), losses.Uniform, 12);
        Assert.Equal(Math.Log(2), losses.Unigram, 12);
        Assert.Equal(0, losses.Bigram, 12);
    }

    [Fact]
    public void Of_UnevenText_FallsFromStepToStep()
    {
        var losses = Of("the tide took the clock and the clock took the tide");
        Assert.True(losses.Uniform > losses.Unigram && losses.Unigram > losses.Bigram && losses.Bigram > 0);
    }

    [Fact]
    public void Of_HandCountedText_IsTheEntropy()
    {
        // a a b: p(a) = 2/3; after a once a and once b.
        var losses = Of("aab");
        Assert.Equal(-(2 * Math.Log(2.0 / 3) + Math.Log(1.0 / 3)) / 3, losses.Unigram, 12);
        Assert.Equal(Math.Log(2), losses.Bigram, 12);
    }
}
