using System.Reflection;
using System.Runtime.Loader;
using SharpFuzz;

namespace CharRnn.Pipeline.Fuzz.Coverage;

/// <summary>Holds copies of the product's assemblies that count the branches taken, and a copy of this program that uses them.</summary>
internal sealed class InstrumentedContext : AssemblyLoadContext
{
    private const string Product = "CharRnn.Pipeline.";

    // Each with the namespaces whose code reads files.
    private static readonly Dictionary<string, string[]> Instrumented = new(StringComparer.Ordinal)
    {
        ["CharRnn.Pipeline.Emit"] = [Product + "Emit.Json.", Product + "Emit.Configuration."],
        ["CharRnn.Pipeline.Model"] = [Product + "Model.Checkpoints.", Product + "Model.Text."],
        ["CharRnn.Pipeline.Stages"] = [Product + "Stages.Load."],
        ["charrnn"] = [Product + "Configuration.", Product + "Planning."],
    };

    private readonly string _folder;

    private InstrumentedContext(string folder) => _folder = folder;

    /// <summary>Runs a static method of this program in a copy of it whose product assemblies are instrumented.</summary>
    public static int Run(Func<string[], int> command, string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("charrnn-fuzz-").FullName;
        try
        {
            Instrument(folder);
            var program = new InstrumentedContext(folder).LoadFromAssemblyName(typeof(InstrumentedContext).Assembly.GetName());
            var method = program.GetType(command.Method.DeclaringType!.FullName!)!.GetMethod(command.Method.Name)!;
            return method.CreateDelegate<Func<string[], int>>()(args);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // From memory, so that the files can be deleted on any system.
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromStream(new MemoryStream(File.ReadAllBytes(path))) : null;
    }

    private static void Instrument(string folder)
    {
        var program = AppContext.BaseDirectory;
        foreach (var path in Directory.EnumerateFiles(program, Product + "*.dll").Append(Path.Combine(program, "charrnn.dll")))
        {
            var copy = Path.Combine(folder, Path.GetFileName(path));
            File.Copy(path, copy);
            if (Instrumented.TryGetValue(Path.GetFileNameWithoutExtension(path), out var namespaces))
                _ = Fuzzer.Instrument(copy, type => namespaces.Any(known => type.StartsWith(known, StringComparison.Ordinal)), Options.Value);
        }
    }
}
