using System.CommandLine;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Model.Sampling;
using CharRnn.Pipeline.Model.Scoring;
using CharRnn.Pipeline.Stages.Load;

namespace CharRnn.Pipeline.Commands;

/// <summary><c>charrnn score</c>: measures how well a model predicts a text.</summary>
internal static class ScoreCommand
{
    private const int MostUnknown = 20;

    private const string Examples = """
          charrnn score runs/clockmaker/001 corpora/clockmaker.txt
          charrnn score model.safetensors novel.txt.gz --per-character > surprise.tsv
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var model = ModelArgument.Create();
        var file = new Argument<string>("FILE") { Description = "A text file: UTF-8, may be compressed (.gz)." }.NotEmpty();
        file.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { Length: > 0 } path }] && !File.Exists(path))
                result.AddError(Directory.Exists(path) ? $"FILE: '{path}' is a folder; name a file in it" : $"FILE: there is no file '{path}'");
        });
        var each = new Option<bool>("--per-character")
        {
            Description = "Prints a table instead: position, symbol, and its loss in nats and bits, separated by tabs; the sums go to standard error.",
        };
        var command = new ExplainedCommand("score", "Measures how well a model predicts a text.", Examples) { model, file, each };
        command.SetAction(result => Run(result.GetValue(model)!, result.GetValue(file)!, result.GetValue(each)));
        return command;
    }

    private static void Run(string modelPath, string path, bool each)
    {
        var problems = new ProblemList();
        var (model, text) = (ModelArgument.Read(modelPath, problems), ReadText(path, problems));
        var ids = model is null || text is null ? null : Encode(model, text, path, problems);
        problems.ThrowIfAny();

        using var kernel = KernelFactory.Create(model!.Shape);
        var scorer = new TextScorer(kernel, model);
        StandardOutput.Write(output =>
        {
            var loss = each ? SurpriseTable.Write(scorer, model.Vocabulary, ids!.Ids, output) : scorer.Loss(ids!.Ids);
            var encoded = new EncodedText(model.Unit, model.Vocabulary, SymbolSequence.From(ids.Ids), text!.EnumerateRunes().Count());
            ScoreSummary.Write(new TextScore(encoded, ids.Replaced, loss), each ? Console.Error : output);
        });
    }

    private static string? ReadText(string path, ProblemList problems)
    {
        try
        {
            return TextFile.Read(path);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            problems.Add(new SourcePlace(path), "", error is InvalidDataException ? error.Message : $"cannot be read: {error.Message}");
            return null;
        }
    }

    private static TextInVocabulary Encode(ModelSnapshot model, string text, string path, ProblemList problems)
    {
        var encoded = new SymbolText(model.Unit, model.Vocabulary).Encode(text);
        if (encoded.Unknown.Count > 0)
            Refuse(encoded.Unknown, model, path, problems);
        else if (encoded.Ids.Length < 2)
            problems.Add(new SourcePlace(path), "", $"has {encoded.Ids.Length} {model.Unit} symbols; at least 2 are needed, for the first one is given and not predicted");
        return encoded;
    }

    private static void Refuse(IReadOnlyList<UnknownSymbol> unknown, ModelSnapshot model, string path, ProblemList problems)
    {
        var list = unknown.Count > MostUnknown ? $"; the first {MostUnknown} are listed" : "";
        problems.Add(
            new SourcePlace(path), "",
            $"{unknown.Count:N0} different symbols are not in the model's vocabulary of {model.Vocabulary.Count:N0}: "
            + $"remove or replace them, or train a model on a text that has them{list}");
        foreach (var symbol in unknown.Take(MostUnknown))
        {
            problems.Add(
                new SourcePlace(path, symbol.Line, symbol.Column), "",
                $"{UnknownSymbols.Show(symbol.Symbol)}, {(symbol.Count == 1 ? "once" : $"{symbol.Count:N0} times")} in all");
        }
    }
}
