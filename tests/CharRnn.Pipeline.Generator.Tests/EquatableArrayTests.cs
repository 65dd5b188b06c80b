namespace CharRnn.Pipeline.Generator.Tests;

public sealed class EquatableArrayTests
{
    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    public void Equals_EqualItems_IsTrueAndHashesAgree(string items)
    {
        var one = new EquatableArray<char>(items);
        var other = new EquatableArray<char>(items.ToList());

        Assert.True(one.Equals((object)other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ba")]
    [InlineData("abc")]
    public void Equals_OtherItems_IsFalse(string items) =>
        Assert.False(new EquatableArray<char>("ab").Equals(new EquatableArray<char>(items)));

    [Fact]
    public void Equals_Null_IsFalse() => Assert.False(new EquatableArray<char>("").Equals(null));

    [Fact]
    public void Constructor_ListThatGrowsLater_KeepsItsItems()
    {
        var list = new List<char> { 'a' };
        var array = new EquatableArray<char>(list);
        list.Add('b');

        Assert.Equal(['a'], array);
    }
}
