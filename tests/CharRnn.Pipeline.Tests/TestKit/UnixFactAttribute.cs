namespace CharRnn.Pipeline.Tests.TestKit;

/// <summary>A fact about shells and pipes as Windows does not have them.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no bash." : null;
}
