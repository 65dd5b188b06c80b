using System.Reflection;

namespace CharRnn.Pipeline.Discovery;

/// <summary>Says what went wrong in somebody else's code, with the cure where there is one that its author cannot guess from the message.</summary>
internal static class PluginFault
{
    /// <summary>One line about an exception.</summary>
    public static string Explain(Exception error)
    {
        var cause = Innermost(error);
        var message = cause.Message.ReplaceLineEndings(" ");
        return cause switch
        {
            FileNotFoundException { FileName: { } name } when name.Contains(", Version=", StringComparison.Ordinal) => Missing(new AssemblyName(name)),
            TypeLoadException or MissingMemberException =>
                $"{message.TrimEnd('.')}; was it built with newer versions? charrnn {Product.Version} has {SharedAssemblies.Contracts.Name} {Product.Version}",
            _ => message,
        };
    }

    private static Exception Innermost(Exception error) => error switch
    {
        ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } => Innermost(first),
        FileLoadException { InnerException: UnlistedLibraryException inner } => inner,
        TargetInvocationException or TypeInitializationException when error.InnerException is { } inner => Innermost(inner),
        _ => error,
    };

    private static string Missing(AssemblyName assembly) =>
        $"it needs {assembly.Name} {assembly.Version}, which is not beside it; "
        + "write <EnableDynamicLoading>true</EnableDynamicLoading> into its project, and the build copies what it needs";
}
