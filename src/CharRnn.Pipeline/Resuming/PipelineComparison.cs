using System.Globalization;
using CharRnn.Pipeline.Discovery;
using CharRnn.Pipeline.Planning;

namespace CharRnn.Pipeline.Resuming;

/// <summary>Compares the pipeline of an interrupted run with the one that is to go on with it.</summary>
/// <param name="old">The pipeline of the interrupted run.</param>
/// <param name="plan">The plan to go on with.</param>
internal sealed class PipelineComparison(PipelineValues old, Plan plan)
{
    private const string Absent = "not there";

    private readonly PipelineValues _new = PipelineValues.Parse(plan.Description.ResolvedJson);
    private readonly StageCatalog _builtIn = StageCatalog.BuiltIn();

    /// <summary>All that has changed, in the order of the pipeline.</summary>
    public IReadOnlyList<ConfigurationChange> Changes()
    {
        var changes = new List<ConfigurationChange>();
        foreach (var isFree in new[] { false, true })
        {
            var (was, now) = (Names(old, isFree), Names(_new, isFree));
            if (was != now)
                changes.Add(new ConfigurationChange(plan.File.Places.File, "stages", was, now, isFree));
        }

        changes.AddRange(_new.Keys.Union(old.Keys).Where(key => old[key] != _new[key] && IsOnBothSides(key)).Select(Change));
        return changes;
    }

    /// <summary>The stages, of one kind; a change of them is told once, not once for each of their options.</summary>
    private string Names(PipelineValues values, bool isFree)
    {
        var names = values.Stages.Where(stage => IsFree(stage.Use) == isFree).Select(stage => stage.Id);
        return string.Join(", ", names) is { Length: > 0 } list ? list : Absent;
    }

    private bool IsFree(string use) => DescriptorOf(use)?.Stage.FreeOnResume == true;

    private StageDescriptor? DescriptorOf(string use) =>
        plan.Stages.FirstOrDefault(stage => stage.Descriptor.Name == use)?.Descriptor ?? _builtIn.Find(use);

    private bool IsOnBothSides(string key)
    {
        var stage = key.Split('.')[0];
        return _new.Stages.Any(other => other.Id == stage) == old.Stages.Any(other => other.Id == stage);
    }

    private ConfigurationChange Change(string key)
    {
        var (was, now) = (old[key] ?? Absent, _new[key] ?? Absent);
        var parts = key.Split('.');
        if (plan.Stages.FirstOrDefault(stage => stage.Entry.Id == parts[0]) is not { } planned)
            return new ConfigurationChange(plan.File.Places.File, key, was, now, IsHarmless: key == "model.vocabulary");
        var place = plan.File.Places.Of(planned.Entry.PositionOf(parts[^1]));
        var free = planned.Descriptor.Options.FirstOrDefault(option => option.Key == parts[^1])?.FreeOnResume;
        var isHarmless = planned.Descriptor.Stage.FreeOnResume || (free is not null && (!free.OnlyUpwards || IsMore(was, now)));
        return new ConfigurationChange(place, key, was, now, isHarmless);
    }

    private static bool IsMore(string was, string now) =>
        now == "null" || (Number(was) is { } before && Number(now) is { } after && after > before);

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
