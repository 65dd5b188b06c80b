using System.Security.Cryptography;
using System.Text;
using CharRnn.Pipeline.Abstractions;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.Stages.Load;

/// <summary>Reads the text.</summary>
[Stage("load", Summary = "Reads the text from one or several UTF-8 files.", Options = typeof(LoadOptions), Prepares = true)]
[Produces<Corpus>]
public sealed class LoadStage(LoadOptions options, ILogger<LoadStage> logger) : IStage
{
    private const string EmbeddedText = "corpora/clockmaker.txt";

    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation)
    {
        var (text, source) = options.Path is null ? ReadEmbedded() : ReadFiles(options.Path, context, cancellation);
        CheckText(text, source, context);
        var utf8 = Encoding.UTF8.GetBytes(text);
        var corpus = new Corpus(text, source, text.EnumerateRunes().Count(), Convert.ToHexStringLower(SHA256.HashData(utf8)));
        logger.LogInformation("Loaded {Source}: {Characters:N0} characters, {Bytes:N0} bytes", source, corpus.Characters, utf8.Length);
        context.Put(corpus);
        return Task.CompletedTask;
    }

    private static (string Text, string Source) ReadEmbedded()
    {
        using var reader = new StreamReader(typeof(LoadStage).Assembly.GetManifestResourceStream(EmbeddedText)!);
        return (reader.ReadToEnd(), EmbeddedText + " (built in)");
    }

    private static (string Text, string Source) ReadFiles(string path, StageContext context, CancellationToken cancellation)
    {
        var files = TextFiles.Find(path, context);
        var texts = new List<string>();
        var problems = new List<ConfigurationProblem>();
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                texts.Add(TextFile.Read(file));
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                problems.Add(context.Problem("path", $"'{Path.GetRelativePath(context.Pipeline.Folder, file)}' {Reason(error)}"));
            }
        }

        if (problems.Count > 0)
            throw new PipelineConfigurationException(problems);
        return (string.Join('\n', texts), files.Count == 1 ? path : $"{path} ({files.Count} files)");
    }

    private static string Reason(Exception error) => error is InvalidDataException ? error.Message : $"cannot be read: {error.Message}";

    private static void CheckText(string text, string source, StageContext context)
    {
        var runes = text.EnumerateRunes();
        var message =
            text.Length == 0 ? "is empty"
            : runes.Distinct().Take(2).Count() < 2 ? $"has one distinct character, '{runes.First()}'"
            : null;
        if (message is not null)
            throw new PipelineConfigurationException(context.Problem("path", $"'{source}' {message}; there is nothing to learn in it; name another text"));
    }
}
