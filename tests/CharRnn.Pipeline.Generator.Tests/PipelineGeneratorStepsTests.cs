using System.Reflection;
using CharRnn.Pipeline.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CharRnn.Pipeline.Generator.Tests;

/// <summary>The results of steps live as long as the editor does: what they reach must be small, and equal from run to run.</summary>
public sealed class PipelineGeneratorStepsTests
{
    private static readonly Type[] Compilers = [typeof(Compilation), typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree)];
    private static readonly Type[] Texts = [typeof(Location), typeof(SourceText), typeof(AdditionalText), typeof(Diagnostic)];

    [Fact]
    public void Run_GoodAndBadFile_RunsEveryStep() => Assert.Equal(
        Names().Union([WellKnownGeneratorInputs.AdditionalTexts, WellKnownGeneratorOutputs.SourceOutput]).ToHashSet(),
        Run().TrackedSteps.Keys.ToHashSet());

    [Theory]
    [MemberData(nameof(StepsAfterFiles))]
    public void Outputs_OfAnyStep_KeepNoCompilerObjectAlive(string step)
    {
        var outputs = OutputsOf(step).ToArray();

        Assert.NotEmpty(outputs);
        Assert.Empty(ForbiddenIn(outputs, [.. Compilers, .. Texts]));
    }

    [Fact]
    public void Outputs_OfTheFilesStep_KeepNoCompilationAlive() => Assert.Empty(ForbiddenIn(OutputsOf(StepNames.Files), Compilers));

    [Fact]
    public void ReachableFrom_HiddenCompilation_IsFound()
    {
        var compilation = CSharpCompilation.Create("Hidden");

        Assert.NotEmpty(ForbiddenIn([(1, new List<Lazy<object>> { new(compilation) })], [typeof(Compilation)]));
    }

    public static TheoryData<string> StepsAfterFiles() => [.. Names().Where(name => name != StepNames.Files)];

    private static GeneratorRunResult Run() =>
        new GeneratorSession(PipelineText.Of("pipeline.json", 7), PipelineText.Of("bad.pipeline.json", 0)).Run();

    private static IEnumerable<object> OutputsOf(string step) =>
        Run().TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value);

    private static IEnumerable<string> Names() => typeof(StepNames)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (string)field.GetRawConstantValue()!);

    private static IEnumerable<Type> ForbiddenIn(IEnumerable<object> outputs, IReadOnlyList<Type> forbidden) => outputs
        .SelectMany(ObjectGraph.ReachableFrom)
        .Select(reached => reached.GetType())
        .Where(type => forbidden.Any(one => one.IsAssignableFrom(type)));
}
