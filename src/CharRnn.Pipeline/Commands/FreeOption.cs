using System.CommandLine;

namespace CharRnn.Pipeline.Commands;

/// <summary>An option whose value may begin with a dash: a negative number, or any text.</summary>
internal sealed class FreeOption(string name) : Option<string?>(name);
