using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Faults;

/// <summary>Disks that take no more, in the real executable: what it says, how it ends, and that the run goes on to the same bytes.</summary>
public sealed class DiskTests : IDisposable
{
    private const string GoesOn = "; what was saved before is sound: once this is cured, --resume goes on\n";

    private readonly Workspace _workspace = new();

    [NamespaceFact]
    public async Task Run_DiskFullInTraining_FailsInOneLineAndGoesOn()
    {
        SmallTraining.Write(_workspace);

        // Room for two checkpoints and no third.
        var result = await InNamespaceAsync("""
            mount -t tmpfs -o size=600k tmpfs disk
            charrnn --quiet --out disk/run; echo "exit code $?"
            cp disk/run/run.json failed.json
            mount -o remount,size=9m disk
            charrnn --quiet --out disk/run --resume; echo "exit code $?"
            cp -r disk/run run
            """);

        Assert.Equal("Failed: disk/run\nexit code 1\nDone: disk/run/report.html\nexit code 0\n", result.Output);
        Assert.Matches(@"^\S+ ERR Stage train failed: No space left on device : '\S+\.safetensors\.tmp'" + GoesOn + "$", result.Error);
        Assert.Equal("failed", (string?)_workspace.ReadJson("failed.json")["status"]);
        await SmallTraining.AssertSameAsync(_workspace, "run");
    }

    [NamespaceFact]
    public async Task Run_DiskFullFromTheStart_StartsNothingAndGoesOn()
    {
        SmallTraining.Write(_workspace);

        var result = await InNamespaceAsync("""
            mount -t tmpfs -o size=4k tmpfs disk
            charrnn --quiet --out disk/run; echo "exit code $?"
            mount -o remount,size=9m disk
            charrnn --quiet --out disk/run --resume; echo "exit code $?"
            cp -r disk/run run
            """);

        Assert.Equal("exit code 2\nDone: disk/run/report.html\nexit code 0\n", result.Output);
        Assert.Matches(
            @"^run folder 'disk/run': cannot be written: No space left on device : '\S+'; name another folder with --out\n$", result.Error);
        await SmallTraining.AssertSameAsync(_workspace, "run");
    }

    [NamespaceFact]
    public async Task Run_ReadOnlyDisk_StartsNothing()
    {
        SmallTraining.Write(_workspace);

        var result = await InNamespaceAsync("""
            mount -t tmpfs -o ro tmpfs disk
            charrnn --out disk/run --quiet; echo "exit code $?"
            charrnn --out disk --quiet; echo "exit code $?"
            cd disk; charrnn ../pipeline.json --quiet; echo "exit code $?"
            """);

        Assert.Equal("exit code 2\nexit code 2\nexit code 2\n", result.Output);
        var lines = result.Error.TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.Matches("^run folder '(disk|disk/run|runs/small)': cannot be written: Read-only file system : '.*'; name another folder with --out$", line));
    }

    [NamespaceFact]
    public async Task Resume_ReadOnlyDisk_StartsNothing()
    {
        SmallTraining.Write(_workspace);
        _workspace.Write("old/run.lock", "");

        var result = await InNamespaceAsync("""
            mount --bind old disk && mount -o remount,bind,ro disk
            charrnn --out disk --quiet --resume; echo "exit code $?"
            """);

        Assert.Equal("exit code 2\n", result.Output);
        Assert.Matches("^run folder 'disk': cannot be written: Read-only file system : '.*/run.lock'; name another folder with --out\n$", result.Error);
    }

    public void Dispose() => _workspace.Dispose();

    private async Task<ProcessResult> InNamespaceAsync(string script)
    {
        Directory.CreateDirectory(_workspace.PathOf("disk"));
        _workspace.Write("mounted.sh", $"charrnn() {{ dotnet '{RunningProgram.Executable}' \"$@\"; }}\n{script}\n");
        return (await _workspace.RunShellAsync($"{NamespaceFactAttribute.Enter} bash mounted.sh")).Ended(0);
    }
}
