using CharRnn.Pipeline.Emit.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CharRnn.Pipeline.Generator;

/// <summary>A problem and the file it stands in, as strings and numbers: a Location may keep whole texts alive.</summary>
internal sealed record PipelineProblem(string Path, ModelProblem Problem)
{
    /// <summary>The compiler's form, for example <c>pipeline.json(5,36): error CRNN003: model.hidden: 0 is out of range; ...</c>.</summary>
    public Diagnostic ToDiagnostic()
    {
        var message = Problem.Subject.Length == 0 ? Problem.Message : $"{Problem.Subject}: {Problem.Message}";
        return Diagnostic.Create(Descriptors.Of(Problem.Id), ToLocation(), message);
    }

    private Location ToLocation()
    {
        var at = Problem.Position;
        var start = new LinePosition(at.Line - 1, at.Column - 1);
        var end = new LinePosition(start.Line, start.Character + at.Length);
        return Location.Create(Path, new TextSpan(at.Offset, at.Length), new LinePositionSpan(start, end));
    }
}
