namespace CharRnn.Pipeline.Tests.TestKit;

/// <summary>A fact about a script, which Windows does not run, that takes longer than a person waits: run where CHARRNN_LONG_TESTS=1 says so.</summary>
internal sealed class LongUnixFactAttribute : FactAttribute
{
    public LongUnixFactAttribute() => Skip =
        OperatingSystem.IsWindows() ? "Windows has no bash."
        : Environment.GetEnvironmentVariable("CHARRNN_LONG_TESTS") != "1" ? "Set CHARRNN_LONG_TESTS=1 to run it."
        : null;
}
