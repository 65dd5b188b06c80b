using System.CommandLine;
using System.CommandLine.Completions;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Planning;
using CharRnn.Pipeline.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CharRnn.Pipeline.Commands;

/// <summary><c>charrnn run</c>: plans a pipeline and runs it in a generic host.</summary>
internal static class RunCommand
{
    private const string Examples = """
          charrnn run                                          runs ./pipeline.json
          charrnn run novel.pipeline.json --out runs/first
          charrnn run --set model.hidden=200 --set train.learningRate=0.03
          charrnn run --resume                                 goes on where the last run was interrupted
          charrnn run --dry-run                                shows the plan, the kernel and the time it will take
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var pipeline = new Argument<string>("PIPELINE")
        {
            Description = "The pipeline file.",
            DefaultValueFactory = _ => CommandLine.DefaultPipeline,
        }.NotEmpty();
        var set = new Option<string[]>("--set")
        {
            Description = "Overrides one value: train.learningRate=0.05, model.hidden=128, seed=7. May be repeated.",
            HelpName = "PATH=VALUE",
        };
        set.CompletionSources.Add(context => Completions.Settings(context.ParseResult.GetValue(pipeline)!).Select(path => new CompletionItem(path)));
        var output = new Option<string?>("--out") { Description = "The run folder; otherwise runs/NAME/NNN.", HelpName = "DIR" }.NotEmpty();
        var resume = new Option<bool>("--resume") { Description = "Goes on with the newest interrupted run, or the one in --out." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Checks everything and shows the plan, with the kernel and the time; trains nothing." };
        var quiet = new Option<bool>("--quiet") { Description = "Shows only warnings, errors and the last line." };
        var command = new ExplainedCommand("run", "Runs a pipeline.", Examples) { pipeline, set, output, resume, dryRun, quiet };
        command.SetAction(async (result, _) => (int)await RunAsync(new RunRequest(
            result.GetValue(pipeline)!, result.GetValue(set) ?? [], result.GetValue(output), result.GetValue(resume), result.GetValue(dryRun),
            result.GetValue(quiet))));
        return command;
    }

    /// <summary>Runs what the command line asks for.</summary>
    /// <exception cref="PipelineConfigurationException">Pipeline, input or run folder cannot serve; nothing was started.</exception>
    public static async Task<ExitCode> RunAsync(RunRequest request)
    {
        var plan = Planner.Plan(request.Pipeline, request.Overrides);
        using var host = Build(plan, request);
        await host.StartAsync();
        var runner = host.Services.GetRequiredService<PipelineRunner>();

        // The host's lifetime turns Ctrl-C and termination signals into this token.
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var exitCode = request.DryRun
            ? await new DryRun(plan, runner, host.Services.GetRequiredService<IKernelCatalog>()).RunAsync(Console.Out, stopping)
            : await runner.RunAsync(stopping);
        await host.StopAsync();
        PrintResult(exitCode, runner.Folder);
        return exitCode;
    }

    private static IHost Build(Plan plan, RunRequest request)
    {
        // No configuration sources: everything that a run depends on stands in its pipeline file and on its command line.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddRun(plan, request).AddLogs(request.Quiet).AddStageServices();
        return builder.Build();
    }

    private static void PrintResult(ExitCode exitCode, RunFolder? folder)
    {
        if (folder is null)
            return;
        var word = exitCode switch
        {
            ExitCode.Done => "Done",
            ExitCode.Interrupted => "Interrupted",
            _ => "Failed",
        };
        var report = folder.PathOf("report.html");
        var result = exitCode == ExitCode.Done && File.Exists(report) ? report : folder.FullPath;
        try
        {
            Console.WriteLine($"{word}: {RunFolders.Show(result)}");
        }
        catch (IOException)
        {
            // The terminal is gone: nobody reads it, and run.json says the same.
        }
    }
}
