using System.Globalization;
using System.Text.Json;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Discovery;
using CharRnn.Pipeline.Emit.Json;
using CsCheck;

namespace CharRnn.Pipeline.Tests.Configuration;

/// <summary>What holds of every option of every stage, whatever is written for it.</summary>
public sealed class OptionsBinderProperties
{
    private static readonly (StageDescriptor Stage, StageOption Option)[] Options =
        [.. StageCatalog.BuiltIn().Stages.SelectMany(stage => stage.Options.Select(option => (stage, option)))];

    private static readonly Gen<string> Scalar = Gen.OneOf(
        (IGen<string>)Gen.Int.Select(value => value.ToString(CultureInfo.InvariantCulture)),
        Gen.Double.Where(double.IsFinite).Select(value => value.ToString("R", CultureInfo.InvariantCulture)),
        Gen.String.Where(text => !text.Any(character => char.IsSurrogate(character) || character == '\0')).Select(text => JsonSerializer.Serialize(text)),
        Gen.OneOf("null", "true", "false", "0", "1", "-1", "0.5", "1e999", "9223372036854775808", "\"\"", "\"character\"", "\"adagrad\"", "\"../x\"", "[]", "{}"));

    private static readonly Gen<string> AnyValue = Gen.Recursive<string>((depth, value) => depth > 2 ? Scalar : Gen.Frequency(
        (6, (IGen<string>)Scalar),
        (1, value.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")),
        (1, value.Select(member => $"{{\"a\":{member}}}"))));

    [Fact]
    public void Bind_AnyValueForAnyOption_BindsItOrGivesProblemsAtItsPlace() => Gen.Select(Gen.OneOf(Options), AnyValue).Sample(
        (chosen, json) =>
        {
            var value = JsonReader.Parse($"{{ \"use\": \"{chosen.Stage.Name}\",\n    \"{chosen.Option.Key}\": {json} }}").Root!;
            var position = value.Find(chosen.Option.Key)!.Value.Position;
            var problems = new ProblemList();

            var options = new OptionsBinder(new SourceMap("file"), problems)
                .Bind(new StageEntry(0, chosen.Stage.Name, value.Position, chosen.Stage.Name, value.Position, value), chosen.Stage.Stage.Options, chosen.Stage.Options);

            var error = Record.Exception(problems.ThrowIfAny);
            if (error is not null)
            {
                // Another option may complain, too: that it is missing, or that it does not go together with this one.
                var problem = Assert.Single(
                    Assert.IsType<PipelineConfigurationException>(error).Problems, problem => problem.Subject == $"stages[0].{chosen.Option.Key}");
                Assert.Equal(("file", 2, position.Column), (problem.Place!.File, problem.Place.Line, problem.Place.Column));
                Assert.InRange(problem.Message.Length, 10, 500);
                return;
            }

            var bound = chosen.Option.Get(options);
            Assert.True(bound is null ? json == "null" : chosen.Option.Type.IsInstanceOfType(bound));
        },
        iter: 20_000);
}
