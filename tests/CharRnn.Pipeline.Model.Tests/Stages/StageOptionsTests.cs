using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using CharRnn.Pipeline.Model.Training;
using CharRnn.Pipeline.Stages.GradCheck;
using CharRnn.Pipeline.Stages.Sample;

namespace CharRnn.Pipeline.Model.Tests.Stages;

public sealed class StageOptionsTests
{
    [Theory]
    [InlineData(typeof(TrainOptions))]
    [InlineData(typeof(GradCheckOptions))]
    [InlineData(typeof(SampleOptions))]
    public void Properties_All_AreDescribedAndValidByDefault(Type type)
    {
        Assert.Empty(Problems(Activator.CreateInstance(type)!));
        Assert.All(type.GetProperties(), property => Assert.NotEmpty(property.GetCustomAttribute<DescriptionAttribute>()!.Description));
    }

    [Fact]
    public void TrainOptions_OutOfRange_AreAllFound() => Assert.Equal(
        ["CheckpointEvery", "Clip", "Epochs", "Epsilon", "LearningRate", "LogEvery", "SampleEvery", "SampleLength", "Updates"],
        Problems(new TrainOptions
        {
            CheckpointEvery = 0,
            Clip = 0,
            Epochs = 0,
            Epsilon = 0,
            LearningRate = double.NaN,
            LogEvery = 0,
            SampleEvery = -1,
            SampleLength = 0,
            Updates = 0,
        }));

    [Fact]
    public void GradCheckOptions_OutOfRange_AreAllFound() =>
        Assert.Equal(["Limit", "Step"], Problems(new GradCheckOptions { Step = 0.11, Limit = 0 }));

    [Fact]
    public void SampleOptions_OutOfRange_AreAllFound() =>
        Assert.Equal(["Length", "Temperature"], Problems(new SampleOptions { Length = 0, Temperature = 0 }));

    private static string[] Problems(object options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.SelectMany(result => result.MemberNames).Order()];
    }
}
