namespace CharRnn.Pipeline.Tests.Executable;

/// <summary>How a run of the program ended, and what it said.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error);
