using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CharRnn.Pipeline.Tests.TestKit;

/// <summary>A folder of its own for pipelines and runs, deleted at the end.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("charrnn-host-");

    /// <summary>The sample plug-in, as it stands in JSON.</summary>
    public static string Plugin { get; } =
        JsonSerializer.Serialize(Path.Combine(AppContext.BaseDirectory, "plugins", "CharRnn.Pipeline.SamplePlugin.dll"));

    /// <summary>Environment variables of the programs that run here.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>The folder's path.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Everything in the folder, by relative path with '/', sorted.</summary>
    public IReadOnlyList<string> Entries =>
    [
        .. _folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(entry => Path.GetRelativePath(Folder, entry.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a pipeline with the sample plug-in and the given stages.</summary>
    public static string Pipeline(string stages) => $$"""
        {
          "name": "sample",
          "model": { "hidden": 4, "vocabulary": 5, "sequence": 6 },
          "plugins": [{{Plugin}}],
          "stages": [ {{stages}} ]
        }
        """;

    /// <summary>Writes a file.</summary>
    /// <returns>Its absolute path.</returns>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Write(string, string)"/>
    public string Write(string name, byte[] content)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Writes pipeline.json with the sample plug-in and the given stages.</summary>
    public void WritePipeline(string stages) => Write("pipeline.json", Pipeline(stages));

    /// <summary>Writes pipeline.json with a plug-in, a path from here, and the given stages.</summary>
    public void WritePipeline(string plugin, string stages) => Write("pipeline.json", Pipeline(stages).Replace(Plugin, $"\"{plugin}\"", StringComparison.Ordinal));

    /// <summary>Reads a file.</summary>
    public string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Reads a file of JSON.</summary>
    public JsonNode ReadJson(string name) => JsonNode.Parse(Read(name))!;

    /// <summary>The absolute path of a file here.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Starts the program here.</summary>
    public RunningProgram Start(params string[] arguments) => new(Folder, arguments, Environment);

    /// <summary>Runs the program here, to its end.</summary>
    public Task<ProcessResult> RunAsync(params string[] arguments) => RunningProgram.RunAsync(Folder, arguments, Environment);

    /// <summary>Runs a script of bash here, in which <c>charrnn</c> is the program.</summary>
    public Task<ProcessResult> RunShellAsync(string script) => Shell.RunAsync(
        Write("script.sh", $"set -o pipefail\ncharrnn() {{ dotnet '{RunningProgram.Executable}' \"$@\"; }}\n{script}\n"), Folder, []);

    public void Dispose() => _folder.Delete(recursive: true);
}
