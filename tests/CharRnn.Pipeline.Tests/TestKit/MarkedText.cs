namespace CharRnn.Pipeline.Tests.TestKit;

/// <summary>A text in which a <c>¦</c> marks the place that a message must point at.</summary>
/// <param name="Text">The text without the mark.</param>
/// <param name="Line">The mark's line, from 1.</param>
/// <param name="Column">The mark's column, from 1.</param>
internal sealed record MarkedText(string Text, int Line, int Column)
{
    private const char Mark = '¦';

    public static MarkedText Parse(string text)
    {
        var offset = text.IndexOf(Mark, StringComparison.Ordinal);
        Assert.True(offset >= 0, "The text has no mark.");
        var before = text[..offset];
        return new MarkedText(before + text[(offset + 1)..], before.Count(character => character == '\n') + 1, offset - before.LastIndexOf('\n'));
    }
}
