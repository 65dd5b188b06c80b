using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Catalog;

namespace CharRnn.Pipeline.Commands;

/// <summary>Writes the source of kernels, for people to read.</summary>
internal static class KernelSource
{
    /// <summary>Writes a file for each kernel; those of the same name are replaced.</summary>
    /// <exception cref="PipelineConfigurationException">The folder cannot be written.</exception>
    public static void Write(IReadOnlyList<KernelVariant> variants, string folder, TextWriter output)
    {
        output.WriteLine();
        try
        {
            // Files whole or not at all, as in the folder of a run.
            var target = new RunFolder(folder);
            foreach (var variant in variants)
            {
                var name = variant.Spec.TypeName + ".g.cs";
                target.WriteText(name, variant.Text);
                output.WriteLine($"Wrote {Path.Combine(folder, name)}");
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PipelineConfigurationException(new ConfigurationProblem(
                CommandLineProblems.Place, "--emit", $"'{folder}' cannot be written: {error.Message.TrimEnd('.')}; name another folder"));
        }
    }
}
