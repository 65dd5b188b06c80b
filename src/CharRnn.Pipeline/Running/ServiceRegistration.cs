using CharRnn.Pipeline.Logging;
using CharRnn.Pipeline.Planning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;
using Serilog.Events;

namespace CharRnn.Pipeline.Running;

/// <summary>What a run is made of.</summary>
internal static class ServiceRegistration
{
    /// <summary>Registers the run itself.</summary>
    public static IServiceCollection AddRun(this IServiceCollection services, Plan plan, RunRequest request) => services
        .AddSingleton<IHostLifetime, SignalLifetime>()
        .AddSingleton(plan)
        .AddSingleton(request)
        .AddSingleton<PipelineRunner>();

    /// <summary>Registers <c>ILogger&lt;T&gt;</c>: the terminal shows short lines, log.txt keeps everything.</summary>
    public static IServiceCollection AddLogs(this IServiceCollection services, bool quiet)
    {
        var (terminal, log) = (Terminal.OfThisProcess(), new RunLogSink());
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .WriteTo.Sink(new TerminalSink(terminal), quiet ? LogEventLevel.Warning : LogEventLevel.Information)
            .WriteTo.Sink(log)
            .CreateLogger();
        return services.AddSerilog(logger, dispose: true).AddSingleton(terminal).AddSingleton(log);
    }
}
