using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Logging;
using CharRnn.Pipeline.Planning;
using CharRnn.Pipeline.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;
using Serilog.Events;

namespace CharRnn.Pipeline.Commands;

/// <summary><c>charrnn run</c>: plans a pipeline and runs it in a generic host.</summary>
internal static class RunCommand
{
    /// <summary>Runs what the command line asks for.</summary>
    public static async Task<ExitCode> RunAsync(RunRequest request)
    {
        var plan = Planner.Plan(request.Pipeline, request.Overrides);
        if (request.DryRun)
        {
            PlanPrinter.Print(plan, Console.Out);
            return ExitCode.Done;
        }

        var terminal = Terminal.OfThisProcess();
        using var log = new RunLogSink();
        using var host = Build(plan, request, terminal, log);
        await host.StartAsync();
        var runner = host.Services.GetRequiredService<PipelineRunner>();

        // The host's lifetime turns Ctrl-C and termination signals into this token.
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        ExitCode exitCode;
        try
        {
            exitCode = await runner.RunAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            exitCode = ExitCode.Interrupted;
        }

        await host.StopAsync();
        PrintResult(exitCode, runner.Folder);
        return exitCode;
    }

    private static IHost Build(Plan plan, RunRequest request, Terminal terminal, RunLogSink log)
    {
        // No configuration sources: everything that a run depends on stands in its pipeline file and on its command line.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSerilog(new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .WriteTo.Sink(new TerminalSink(terminal), request.Quiet ? LogEventLevel.Warning : LogEventLevel.Information)
            .WriteTo.Sink(log)
            .CreateLogger(), dispose: true);
        builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
        builder.Services
            .AddSingleton(plan)
            .AddSingleton(request)
            .AddSingleton(terminal)
            .AddSingleton(log)
            .AddSingleton<IKernelCatalog, KernelCatalog>()
            .AddSingleton<PipelineRunner>();
        return builder.Build();
    }

    private static void PrintResult(ExitCode exitCode, RunFolder? folder)
    {
        if (folder is null)
            return;
        var report = folder.PathOf("report.html");
        var shown = Path.GetRelativePath(Directory.GetCurrentDirectory(), exitCode == ExitCode.Done && File.Exists(report) ? report : folder.FullPath);
        Console.WriteLine(exitCode switch
        {
            ExitCode.Done => $"Done: {shown}",
            ExitCode.Interrupted => $"Interrupted: {shown}",
            _ => $"Failed: {shown}",
        });
    }
}
