using System.CommandLine;
using CharRnn.Pipeline.Schema;

namespace CharRnn.Pipeline.Commands;

/// <summary><c>charrnn schema</c>: describes pipeline files, for editors and for people.</summary>
internal static class SchemaCommand
{
    private const string Examples = """
          charrnn schema > pipeline.schema.json
          charrnn schema --pipeline novel.pipeline.json > novel.schema.json
          charrnn schema --markdown > pipeline-json.md
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var pipeline = PluginOption.Create();
        var markdown = new Option<bool>("--markdown") { Description = "Writes a document for people instead." };
        var command = new ExplainedCommand("schema", "Prints the JSON schema of pipeline files, with which editors complete and check them.", Examples)
        {
            pipeline, markdown,
        };
        command.SetAction(result =>
        {
            var catalog = PluginOption.LoadCatalog(result.GetValue(pipeline));
            var text = result.GetValue(markdown) ? PipelineMarkdown.Write(catalog) : PipelineSchema.Write(catalog);
            StandardOutput.Write(output => output.Write(text));
        });
        return command;
    }
}
