using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Kernels;

namespace CharRnn.Pipeline.Generator.Tests.Harness;

/// <summary>What is expected of the models that <see cref="PipelineText.Of"/> writes.</summary>
internal static class Kernels
{
    public static IReadOnlyList<KernelSpec> Of(params int[] hidden) =>
        [.. hidden.SelectMany(size => KernelSpec.Of(new ModelConfiguration("rnn", size, 78, 25)))];

    public static IReadOnlyList<string> NamesOf(params int[] hidden) => [.. Of(hidden).Select(kernel => kernel.TypeName)];

    public static IReadOnlyList<string> HintNamesOf(params int[] hidden) => [.. NamesOf(hidden).Select(name => name + ".g.cs")];
}
