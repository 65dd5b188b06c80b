using System.Xml;
using System.Xml.Linq;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Security;

/// <summary>A text made of markup, through the real executable: its samples, its vocabulary and its name reach the report as text.</summary>
public sealed class HostileTextTests
{
    private const string Text = "<script>alert(1)</script> <img src=x onerror=alert(2)> \"><svg onload='alert(3)'> </style> ]]> --> &lt; `{{7*7}}` javascript:alert(4)\n";

    private static readonly string[] Loaders =
        ["script", "link", "img", "iframe", "object", "embed", "audio", "video", "source", "base", "form", "image", "use", "a", "foreignObject"];

    [Theory]
    [InlineData("character")]
    [InlineData("word")]
    [InlineData("byte")]
    public async Task Report_TextOfMarkup_StaysText(string unit)
    {
        using var workspace = new Workspace();
        workspace.Write("<b onclick=alert(5)>&.txt", string.Concat(Enumerable.Repeat(Text, 30)));
        workspace.Write("pipeline.json", $$"""
            {
              "name": "hostile",
              "model": { "hidden": 8, "vocabulary": 40, "sequence": 10 },
              "stages": [
                { "use": "load", "path": "<b onclick=alert(5)>&.txt" }, { "use": "encode", "unit": "{{unit}}" },
                { "use": "train", "updates": 300, "sampleEvery": 50, "learningRate": 0.1 }, { "use": "sample", "length": 500, "prime": "<" }, { "use": "report" }
              ]
            }
            """.Replace(unit == "word" ? ", \"prime\": \"<\"" : "none", "", StringComparison.Ordinal));

        (await workspace.RunAsync("--quiet", "--out", "here")).Ended(0);

        // Read as XML, which forgives nothing.
        using var reader = XmlReader.Create(workspace.PathOf("here/report.html"), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        var page = XDocument.Load(reader);
        Assert.DoesNotContain(page.Descendants(), element => Loaders.Contains(element.Name.LocalName));
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName is "style" or "src" or "href");
        Assert.Contains(page.Descendants(), element => element.Value.Contains("<b onclick=alert(5)>&.txt", StringComparison.Ordinal));
    }
}
