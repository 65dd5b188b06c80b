using System.CommandLine;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Running;

namespace CharRnn.Pipeline.Commands;

/// <summary>The command line: what can be said, and what each word does.</summary>
internal static class CommandLine
{
    /// <summary>The pipeline that runs when none is named.</summary>
    public const string DefaultPipeline = "pipeline.json";

    private const string Examples = """

        Examples:
          charrnn                                             runs ./pipeline.json
          charrnn run novel.pipeline.json --out runs/first    runs another pipeline into a folder of your choice
          charrnn run --set model.hidden=200 --set train.learningRate=0.03
          charrnn run --dry-run                               shows what would run
          charrnn stages train                                the options of a stage
        """;

    private static readonly string[] WordsOfTheRoot = ["--help", "-h", "-?", "--version"];

    /// <summary>Obeys the command line.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> InvokeAsync(string[] args)
    {
        try
        {
            // No arguments, or only options: run.
            var isRun = args.Length == 0 || (args[0].StartsWith('-') && !WordsOfTheRoot.Contains(args[0]));
            var result = Build().Parse(isRun ? ["run", .. args] : args);
            CommandLineProblems.ThrowIfAny(result);

            // The host alone handles signals, and errors are told here.
            var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
            return await result.InvokeAsync(configuration);
        }
        catch (PipelineConfigurationException error)
        {
            foreach (var problem in error.Problems)
                Console.Error.WriteLine(problem);
            return (int)ExitCode.ConfigurationWrong;
        }
        catch (Exception error)
        {
            // The last resort, such as a full disk: a person gets one line, never a stack trace.
            Console.Error.WriteLine($"charrnn: {error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}");
            return (int)ExitCode.StageFailed;
        }
    }

    private static RootCommand Build() => new("Trains recurrent character models with kernels emitted for their exact shape." + Examples)
    {
        Run(),
        Stages(),
    };

    private static Command Run()
    {
        var pipeline = new Argument<string>("PIPELINE")
        {
            Description = "The pipeline file.",
            DefaultValueFactory = _ => DefaultPipeline,
        }.NotEmpty();
        var set = new Option<string[]>("--set")
        {
            Description = "Overrides one value: train.learningRate=0.05, model.hidden=128, seed=7. May be repeated.",
            HelpName = "PATH=VALUE",
        };
        var output = new Option<string?>("--out") { Description = "The run folder; otherwise runs/NAME/NNN.", HelpName = "DIR" }.NotEmpty();
        var dryRun = new Option<bool>("--dry-run") { Description = "Checks everything and shows the plan; runs nothing." };
        var quiet = new Option<bool>("--quiet") { Description = "Shows only warnings, errors and the last line." };
        var command = new Command("run", "Runs a pipeline.") { pipeline, set, output, dryRun, quiet };
        command.SetAction(async (result, _) => (int)await RunCommand.RunAsync(new RunRequest(
            result.GetValue(pipeline)!, result.GetValue(set) ?? [], result.GetValue(output), result.GetValue(dryRun), result.GetValue(quiet))));
        return command;
    }

    private static Command Stages()
    {
        var name = new Argument<string?>("NAME") { Description = "One stage, with its options.", Arity = ArgumentArity.ZeroOrOne };
        var pipeline = new Option<string?>("--pipeline")
        {
            Description = $"Includes the plug-ins of this pipeline; otherwise of ./{DefaultPipeline}, where there is one.",
            HelpName = "PIPELINE",
        }.NotEmpty();
        var command = new Command("stages", "Lists the stages, or describes one.") { name, pipeline };
        command.SetAction(result => StagesCommand.Run(result.GetValue(name), result.GetValue(pipeline), Console.Out));
        return command;
    }
}
