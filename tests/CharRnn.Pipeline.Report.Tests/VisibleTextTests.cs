using CharRnn.Pipeline.Stages.Report;

namespace CharRnn.Pipeline.Report.Tests;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("tab\tand\nline", "tab\tand\nline")]
    [InlineData("\0\r\u001B\u007F", "␀␍␛␡")]
    [InlineData("\u0085\uFFFE\uFFFD", "\uFFFD\uFFFD\uFFFD")]
    public void Of_WhatAModelMayWrite_CanBeShown(string text, string expected) => Assert.Equal(expected, VisibleText.Of(text));

    [Fact]
    public void Of_HalvesOfACharacter_AreReplacedAndWholeOnesKept() =>
        Assert.Equal("\uFFFD! \uFFFD \uD83D\uDE00 é", VisibleText.Of("\uD83D! \uDE00 \uD83D\uDE00 é"));
}
