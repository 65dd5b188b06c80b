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
    public Task RunAsync(StageContext context, CancellationToken cancellation) => Task.Run(() => Run(context, cancellation), cancellation);

    private void Run(StageContext context, CancellationToken cancellation)
    {
        var (text, source) = options.Path is null ? ReadEmbedded() : ReadFiles(options.Path, context, cancellation);
        CheckText(text.Text.Span, source, context);
        var corpus = new Corpus(text.Text, source);
        logger.LogInformation("Loaded {Source}: {Characters:N0} characters, {Bytes:N0} bytes", source, corpus.Characters, corpus.Utf8.Length);
        context.Put(corpus);
    }

    private static (TextBuffer Text, string Source) ReadEmbedded()
    {
        using var stream = typeof(LoadStage).Assembly.GetManifestResourceStream(EmbeddedText)!;
        var text = new TextBuffer();
        stream.ReadExactly(text.Extend((int)stream.Length));
        return (text, EmbeddedText + " (built in)");
    }

    private static (TextBuffer Text, string Source) ReadFiles(string path, StageContext context, CancellationToken cancellation)
    {
        var files = TextFiles.Find(path, context);
        var text = new TextBuffer();
        var problems = new List<ConfigurationProblem>();
        var progress = new LoadProgress(files, context.Progress);
        foreach (var file in files)
        {
            try
            {
                if (file == files[0])
                    text.Reserve(progress.Total + files.Count);
                else
                    text.Extend(1)[0] = (byte)'\n';
                TextFile.Append(file, text, read => progress.Add(read, cancellation));
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                problems.Add(context.Problem("path", $"'{Path.GetRelativePath(context.Pipeline.Folder, file)}' {Reason(error)}"));
            }
        }

        if (problems.Count > 0)
            throw new PipelineConfigurationException(problems);
        return (text, files.Count == 1 ? path : $"{path} ({files.Count} files)");
    }

    private static string Reason(Exception error) => error is InvalidDataException ? error.Message : $"cannot be read: {error.Message}";

    private static void CheckText(ReadOnlySpan<byte> text, string source, StageContext context)
    {
        var message =
            text.IsEmpty ? "is empty"
            : OnlyCharacter(text) is { } character ? $"has one distinct character, '{character}'"
            : null;
        if (message is not null)
            throw new PipelineConfigurationException(context.Problem("path", $"'{source}' {message}; there is nothing to learn in it; name another text"));
    }

    /// <summary>The character of which alone the text consists: then the text is the same one character further on.</summary>
    private static Rune? OnlyCharacter(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out var first, out var length);
        return text[length..].SequenceEqual(text[..^length]) ? first : null;
    }
}
