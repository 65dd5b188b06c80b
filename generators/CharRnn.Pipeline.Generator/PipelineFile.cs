using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Generator;

/// <summary>What the generator takes from one pipeline file: its model and its problems, as plain values.</summary>
/// <param name="Model">The model; null when a problem hides it.</param>
/// <param name="Problems">The problems of the JSON text and of its <c>model</c>; all else in the file is the host's business.</param>
internal sealed record PipelineFile(PipelineModel? Model, EquatableArray<PipelineProblem> Problems)
{
    private static readonly ModelProblem Unreadable = new(
        ProblemIds.Malformed,
        Subject: "",
        "the file cannot be read as text; write it as UTF-8, or take it out of AdditionalFiles",
        new JsonPosition(Offset: 0, Length: 1, Line: 1, Column: 1));

    /// <summary>Whether this is a pipeline file: <c>pipeline.json</c>, or any name that ends in <c>.pipeline.json</c>.</summary>
    public static bool Matches(string path)
    {
        var name = Path.GetFileName(path);
        return name.Equals("pipeline.json", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".pipeline.json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads a file's text; null stands for a file that could not be read.</summary>
    public static PipelineFile Read(string path, string? text)
    {
        List<ModelProblem> problems = text is null ? [Unreadable] : [];
        var configuration = text is null ? null : ReadModel(text, problems);
        return new PipelineFile(
            configuration is null ? null : new PipelineModel(path, configuration),
            new(problems.Select(problem => new PipelineProblem(path, problem))));
    }

    private static ModelConfiguration? ReadModel(string text, List<ModelProblem> problems)
    {
        var json = JsonReader.Parse(text);
        problems.AddRange(json.Problems.Select(problem => new ModelProblem(ProblemIds.Malformed, "", problem.Message, problem.Position)));
        return json.Root is null ? null : ModelReader.Read(json.Root, problems);
    }
}
