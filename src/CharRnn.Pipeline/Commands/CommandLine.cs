using System.CommandLine;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Logging;
using CharRnn.Pipeline.Processes;

namespace CharRnn.Pipeline.Commands;

/// <summary>The command line: what can be said, and what each word does.</summary>
internal static class CommandLine
{
    /// <summary>The pipeline that runs when none is named.</summary>
    public const string DefaultPipeline = "pipeline.json";

    private const string Examples = """

        Examples:
          charrnn                                             runs ./pipeline.json
          charrnn novel.pipeline.json --out runs/first        runs another pipeline into a folder of your choice
          charrnn run --set model.hidden=200 --set train.learningRate=0.03
          charrnn run --resume                                goes on where the last run was interrupted
          charrnn run --dry-run                               shows what would run
          charrnn stages train                                the options of a stage
          charrnn sample runs/clockmaker/001                  the best model of a run writes
          charrnn kernels                                     the kernels, and which of them serves
          charrnn help sample                                 more about a command
        """;

    /// <summary>Obeys the command line.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> InvokeAsync(string[] args)
    {
        StandardStreams.Secure();
        try
        {
            var root = Build();
            if (Suggestions.Find(root, args) is { } words)
            {
                Console.Out.Write(string.Concat(words.Select(word => word + "\n")));
                return (int)ExitCode.Done;
            }

            var result = root.Parse(ArgumentShortcuts.Expand(args, [.. root.Subcommands.Select(command => command.Name)]));
            CommandLineProblems.ThrowIfAny(result);

            // The host alone handles signals, and errors are told here.
            var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
            return await result.InvokeAsync(configuration);
        }
        catch (PipelineConfigurationException error)
        {
            foreach (var problem in error.Problems)
                Terminal.OfThisProcess().WriteLine(problem.ToString());
            return (int)ExitCode.ConfigurationWrong;
        }
        catch (Exception error)
        {
            // The last resort, such as a full disk: a person gets one line, never a stack trace.
            var kind = error is IOException or UnauthorizedAccessException ? "" : $"{error.GetType().Name}: ";
            Terminal.OfThisProcess().WriteLine($"charrnn: {kind}{error.Message.ReplaceLineEndings(" ")}");
            return (int)ExitCode.StageFailed;
        }
    }

    private static RootCommand Build() => ExplainingHelp.AddTo(new("Trains recurrent character models with kernels emitted for their exact shape." + Examples)
    {
        RunCommand.Create(),
        StagesCommand.Create(),
        SampleCommand.Create(),
        ScoreCommand.Create(),
        KernelsCommand.Create(),
        SchemaCommand.Create(),
        CompletionCommand.Create(),
    });
}
