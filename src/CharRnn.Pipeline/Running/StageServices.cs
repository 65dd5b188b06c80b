using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Catalog;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.Running;

/// <summary>What the constructors of stages may ask for, besides their options.</summary>
internal static class StageServices
{
    private static readonly Dictionary<Type, Type> Own = new() { [typeof(IKernelCatalog)] = typeof(KernelCatalog) };

    /// <summary>The services by name, for messages.</summary>
    public static string Names => string.Join(", ", Own.Keys.Select(type => type.Name).Prepend(nameof(ILoggerFactory)).Prepend("ILogger<T>"));

    /// <summary>Whether a constructor may ask for this.</summary>
    public static bool Has(Type type) =>
        Own.ContainsKey(type) || type == typeof(ILoggerFactory) || (type.IsConstructedGenericType && type.GetGenericTypeDefinition() == typeof(ILogger<>));

    /// <summary>Registers the services; the host brings the loggers.</summary>
    public static IServiceCollection AddStageServices(this IServiceCollection services)
    {
        foreach (var (service, implementation) in Own)
            services.AddSingleton(service, implementation);
        return services;
    }
}
