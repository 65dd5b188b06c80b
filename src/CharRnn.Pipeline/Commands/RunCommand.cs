using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Planning;
using CharRnn.Pipeline.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CharRnn.Pipeline.Commands;

/// <summary><c>charrnn run</c>: plans a pipeline and runs it in a generic host.</summary>
internal static class RunCommand
{
    /// <summary>Runs what the command line asks for.</summary>
    /// <exception cref="PipelineConfigurationException">Pipeline, input or run folder cannot serve; nothing was started.</exception>
    public static async Task<ExitCode> RunAsync(RunRequest request)
    {
        var plan = Planner.Plan(request.Pipeline, request.Overrides);
        if (request.DryRun)
        {
            PlanPrinter.Print(plan, Console.Out);
            return ExitCode.Done;
        }

        using var host = Build(plan, request);
        await host.StartAsync();
        var runner = host.Services.GetRequiredService<PipelineRunner>();

        // The host's lifetime turns Ctrl-C and termination signals into this token.
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var exitCode = await runner.RunAsync(stopping);
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
        Console.WriteLine($"{word}: {Path.GetRelativePath(Directory.GetCurrentDirectory(), result)}");
    }
}
