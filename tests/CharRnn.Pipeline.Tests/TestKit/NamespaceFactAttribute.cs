using System.Diagnostics;

namespace CharRnn.Pipeline.Tests.TestKit;

/// <summary>A fact that mounts small or read-only disks, in a user namespace of its own: no root is needed where the system allows that.</summary>
internal sealed class NamespaceFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsAllowed = new(Try);

    public NamespaceFactAttribute() => Skip = IsAllowed.Value ? null : "This system lets no user mount a file system in a namespace of their own.";

    /// <summary>What stands before a command that mounts.</summary>
    public const string Enter = "unshare --user --map-root-user --mount";

    private static bool Try()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"{Enter} mount -t tmpfs tmpfs /tmp"]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
