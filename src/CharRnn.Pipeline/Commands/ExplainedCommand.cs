using System.CommandLine;

namespace CharRnn.Pipeline.Commands;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="name">The word on the command line.</param>
/// <param name="description">One sentence.</param>
/// <param name="examples">Indented lines.</param>
internal sealed class ExplainedCommand(string name, string description, string examples) : Command(name, description)
{
    /// <summary>The examples, one a line.</summary>
    public string Examples { get; } = examples;
}
