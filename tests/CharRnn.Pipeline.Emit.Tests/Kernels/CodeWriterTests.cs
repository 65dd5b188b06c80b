using CharRnn.Pipeline.Emit.Kernels;

namespace CharRnn.Pipeline.Emit.Tests.Kernels;

public sealed class CodeWriterTests
{
    [Fact]
    public void Weave_TwoTexts_SpreadsTheLinesOfTheSecondEvenlyAndKeepsBlocks()
    {
        var code = new CodeWriter();
        code.Weave(
            () =>
            {
                code.Line("a;");
                using (code.Open("if (b)"))
                    code.Line("c;");
                code.Line("d;");
            },
            () =>
            {
                code.Line("x;");
                code.Line("y;");
            });
        Assert.Equal("a;\nif (b)\n{\n    x;\n    c;\n}\nd;\ny;\n", code.ToString());
    }

    [Fact]
    public void Weave_SecondTextLonger_WritesAllOfIt()
    {
        var code = new CodeWriter();
        code.Weave(() => code.Line("a;"), () => code.Line("x;\ny;\nz;"));
        Assert.Equal("a;\nx;\ny;\nz;\n", code.ToString());
    }
}
