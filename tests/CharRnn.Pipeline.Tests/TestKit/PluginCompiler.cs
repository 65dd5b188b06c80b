using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CharRnn.Pipeline.Tests.TestKit;

/// <summary>Compiles small plug-ins, above all those that nobody would commit.</summary>
internal static class PluginCompiler
{
    private const string Usings = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using CharRnn.Pipeline.Abstractions;
        using Microsoft.Extensions.Logging;

        """;

    /// <summary>Compiles a dll; its assembly is called as the file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="source">C#, without the usual usings.</param>
    /// <param name="references">Dlls that it refers to, besides the contracts and the framework.</param>
    public static void Compile(string path, string source, params string[] references)
    {
        var ofTheHost = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(Usings + source)],
            [.. ofTheHost.Concat(references).Select(reference => MetadataReference.CreateFromFile(reference))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var result = compilation.Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }

    /// <summary>A stage's source.</summary>
    /// <param name="name">Its name in a pipeline.</param>
    /// <param name="body">What it does: statements that see <c>context</c>.</param>
    /// <param name="attributes">Further attributes, such as <c>[Produces&lt;T&gt;]</c>.</param>
    /// <param name="members">Further members of the class <c>TheStage</c>.</param>
    /// <param name="options">The type of its options.</param>
    public static string Stage(string name, string body = "", string attributes = "", string members = "", string? options = null) => $$"""
        [Stage("{{name}}", Summary = "A stage."{{(options is null ? "" : $", Options = typeof({options})")}})]
        {{attributes}}
        public sealed class TheStage : IStage
        {
            {{members}}
            public Task RunAsync(StageContext context, CancellationToken cancellation)
            {
                {{body}}
                return Task.CompletedTask;
            }
        }
        """;
}
