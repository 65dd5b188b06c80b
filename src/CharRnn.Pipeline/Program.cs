using CharRnn.Pipeline.Commands;

return await CommandLine.InvokeAsync(args);
