namespace CharRnn.Pipeline.Tests.Executable;

/// <summary>A folder of its own to run the program in, deleted afterwards.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("charrnn-test-");

    public string Folder => _folder.FullName;

    /// <summary>The sample plug-in, built in the same configuration as the tests.</summary>
    public static string Plugin { get; } = FindPlugin();

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), content);
        return name;
    }

    /// <summary>Writes a pipeline file with some stages; its model is small.</summary>
    public void WritePipeline(string stages, string model = """{ "hidden": 9, "vocabulary": 5, "sequence": 4 }""", string more = "") =>
        Write("pipeline.json", $$"""{ "name": "small", "seed": 1, "model": {{model}}, {{more}} "stages": [ {{stages}} ] }""");

    /// <summary>Everything in the folder, relative, but for what the test wrote itself.</summary>
    public IEnumerable<string> Folders() => Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path));

    public void Dispose() => _folder.Delete(recursive: true);

    private static string FindPlugin()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (output.Name, output.Parent!.Name);
        var tests = output.Parent.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(tests, "CharRnn.Pipeline.SamplePlugin", "bin", configuration, framework, "CharRnn.Pipeline.SamplePlugin.dll");
    }
}
