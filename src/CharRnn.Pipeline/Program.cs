using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Commands;
using CharRnn.Pipeline.Processes;

return FileHandles.AreEnough() ? await CommandLine.InvokeAsync(args) : (int)ExitCode.ConfigurationWrong;
