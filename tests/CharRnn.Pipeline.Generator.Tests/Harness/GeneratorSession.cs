using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CharRnn.Pipeline.Generator.Tests.Harness;

/// <summary>A session as an editor holds it: the generator's driver, a compilation and additional files, edited between runs.</summary>
internal sealed class GeneratorSession
{
    private readonly Dictionary<string, PipelineText> _files = [];
    private CSharpCompilation _compilation = CSharpCompilation.Create("Session", [CSharpSyntaxTree.ParseText("class First;")]);
    private GeneratorDriver _driver = CSharpGeneratorDriver.Create(
        [new PipelineGenerator().AsSourceGenerator()],
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public GeneratorSession(params PipelineText[] files)
    {
        foreach (var file in files)
            Add(file);
    }

    public GeneratorRunResult Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        var result = Assert.Single(_driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        return result;
    }

    public void EditCSharp(string code) => _compilation = _compilation.ReplaceSyntaxTree(
        Assert.Single(_compilation.SyntaxTrees), CSharpSyntaxTree.ParseText(code));

    public void Add(PipelineText file)
    {
        _files.Add(file.Path, file);
        _driver = _driver.AddAdditionalTexts([file]);
    }

    public void Replace(PipelineText file)
    {
        _driver = _driver.ReplaceAdditionalText(_files[file.Path], file);
        _files[file.Path] = file;
    }

    public void Remove(string path)
    {
        _driver = _driver.RemoveAdditionalTexts([_files[path]]);
        _files.Remove(path);
    }
}
