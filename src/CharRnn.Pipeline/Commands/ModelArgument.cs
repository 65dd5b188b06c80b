using System.CommandLine;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Model.Checkpoints;

namespace CharRnn.Pipeline.Commands;

/// <summary>The argument MODEL: a checkpoint, or a run folder, which stands for its best one.</summary>
internal static class ModelArgument
{
    /// <summary>Makes the argument; a file or folder that is not there is refused with the command line's other faults.</summary>
    public static Argument<string> Create()
    {
        var argument = new Argument<string>("MODEL")
        {
            Description = "A checkpoint (.safetensors), or the folder of a run, which stands for its best checkpoint.",
        }.NotEmpty();
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { Length: > 0 } path }] && Problem(path) is { } problem)
                result.AddError($"MODEL: {problem}");
        });
        return argument;
    }

    /// <summary>Reads the model; null when the file is none, which is noted.</summary>
    /// <param name="path">The argument, which has been checked.</param>
    /// <param name="problems">Receives what is wrong with the file.</param>
    public static ModelSnapshot? Read(string path, ProblemList problems)
    {
        var file = Locate(path)!;
        try
        {
            return ModelFile.Read(file);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            problems.Add(new SourcePlace(file), "", $"cannot be read as a model: {error.Message.ReplaceLineEndings(" ")}");
            return null;
        }
    }

    private static string? Locate(string path) =>
        File.Exists(path) ? path : Array.Find([Path.Combine(path, ModelFile.BestOfRun), Path.Combine(path, Path.GetFileName(ModelFile.BestOfRun))], File.Exists);

    private static string? Problem(string path)
    {
        if (Locate(path) is not null)
            return null;
        if (!Directory.Exists(path))
            return $"there is no file or folder '{path}'{Suggest(path)}";
        return NewestRun(path) is { } run
            ? $"'{path}' holds several runs, none of its own; name one of them, for example {run}"
            : $"'{path}' has no {ModelFile.BestOfRun}; name a checkpoint (.safetensors), or the folder of a run that has trained";
    }

    private static string Suggest(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
            return "; its folder does not exist either";
        var name = Path.GetFileName(path.TrimEnd('/', Path.DirectorySeparatorChar));
        var names = Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry));
        return Spelling.Nearest(name, names) is { } nearest ? $"; did you mean '{Path.Combine(Path.GetDirectoryName(path) ?? "", nearest)}'?" : "";
    }

    private static string? NewestRun(string folder) => Directory.EnumerateDirectories(folder)
        .Where(run => Locate(run) is not null)
        .MaxBy(run => (Directory.GetLastWriteTimeUtc(run), run));
}
