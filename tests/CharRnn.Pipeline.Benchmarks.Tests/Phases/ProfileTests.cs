using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Benchmarks.Contenders;
using CharRnn.Pipeline.Benchmarks.Measuring;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Kernels.Emitted;

namespace CharRnn.Pipeline.Benchmarks.Tests.Phases;

public class ProfileTests
{
    /// <summary>The phases one by one are the update itself: the same losses to the last bit.</summary>
    [Fact]
    public void Profile_AFewUpdates_LearnsWhatTrainLearns()
    {
        var task = TrainingTask.Of(new KernelShape("rnn", 17, 81, 5));
        using var trained = (EmittedKernel<float>)KernelContenders.Create(task.Shape, new KernelChoice());
        using var profiled = (EmittedKernel<float>)KernelContenders.Create(task.Shape, new KernelChoice());
        task.WriteTo(trained);
        task.WriteTo(profiled);
        var ticks = new long[Enum.GetValues<UpdatePhase>().Length];

        for (var update = 0; update < 20; update++)
        {
            var x = task.Text.AsSpan(5 * update, 5);
            var y = task.Text.AsSpan(5 * update + 1, 5);
            Assert.Equal(trained.Train(x, y, task.Step), profiled.Profile(x, y, task.Step, ticks));
        }

        Assert.All(ticks, time => Assert.True(time > 0));
    }
}
