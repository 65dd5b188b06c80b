using System.ComponentModel.DataAnnotations;
using CharRnn.Pipeline.Configuration;

namespace CharRnn.Pipeline.Tests.Configuration;

/// <summary>The rules that an option may have.</summary>
public sealed class StageOptionTests
{
    [Theory]
    [InlineData("pattern", "\"x\" does not match the pattern ^[0-9]+$")]
    [InlineData("ownWords", "\"x\": write digits")]
    [InlineData("longText", "2 is out of range; write a whole number from 3 to 9000000000")]
    [InlineData("exclusive", "1 is out of range; write a number from 0 to below 1")]
    [InlineData("withContext", "2: withContext is not odd")]
    [InlineData("good", null)]
    public void Complaints_BrokenRule_SaysWhatIsAllowed(string key, string? complaint)
    {
        var option = StageOption.AllOf(typeof(Options)).Single(option => option.Key == key);

        Assert.Equal(complaint, option.Complaints(new Options()).SingleOrDefault());
    }

    [Fact]
    public void AllOf_PropertyWithoutSetter_IsNoOption() =>
        Assert.DoesNotContain(StageOption.AllOf(typeof(Options)), option => option.Key == "derived");

    private sealed class OddAttribute : ValidationAttribute
    {
        public override bool RequiresValidationContext => true;

        protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
            value is int number && int.IsOddInteger(number) ? ValidationResult.Success : new ValidationResult("");

        public override string FormatErrorMessage(string name) => $"{name} is not odd";
    }

    private sealed record Options
    {
        [RegularExpression("^[0-9]+$")]
        public string Pattern { get; init; } = "x";

        [RegularExpression("^[0-9]+$", ErrorMessage = "write digits")]
        public string OwnWords { get; init; } = "x";

        [Range(typeof(long), "3", "9000000000")]
        public long LongText { get; init; } = 2;

        [Range(0.0, 1.0, MaximumIsExclusive = true)]
        public double Exclusive { get; init; } = 1;

        [Odd]
        public int WithContext { get; init; } = 2;

        [Range(0, 1)]
        public int Good { get; init; } = 1;

        public int Derived => Good;
    }
}
