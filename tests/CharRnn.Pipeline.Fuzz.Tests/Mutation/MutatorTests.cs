using CharRnn.Pipeline.Fuzz.Mutation;

namespace CharRnn.Pipeline.Fuzz.Tests.Mutation;

public sealed class MutatorTests
{
    private const int Rounds = 5000;
    private static readonly byte[] Word = "word"u8.ToArray();

    [Fact]
    public void Mutate_AgainAndAgain_StaysWithinTheLength()
    {
        var input = Array.Empty<byte>();
        var longest = 0;
        var mutator = Create();
        for (var i = 0; i < Rounds; i++)
        {
            input = mutator.Mutate(input, () => new byte[50]);
            longest = Math.Max(longest, input.Length);
        }

        Assert.Equal(64, longest);
    }

    [Fact]
    public void Mutate_SameSeed_GivesTheSame()
    {
        var (one, other) = (Create(), Create());
        Assert.Equal(
            Enumerable.Range(0, 100).Select(_ => one.Mutate([1, 2, 3], () => [4])),
            Enumerable.Range(0, 100).Select(_ => other.Mutate([1, 2, 3], () => [4])));
    }

    [Fact]
    public void Mutate_Often_TriesAllThatItKnows()
    {
        var mutator = Create();
        var inputs = Enumerable.Range(0, Rounds).Select(_ => mutator.Mutate("abcdefgh"u8.ToArray(), () => "0123456789"u8.ToArray())).ToList();

        Assert.Contains(inputs, input => input.AsSpan().IndexOf(Word) >= 0);
        Assert.Contains(inputs, input => input.AsSpan().IndexOf("4567"u8) >= 0);
        Assert.Contains(inputs, input => input.AsSpan().SequenceEqual("abdefgh"u8));
        Assert.Contains(inputs, input => input.AsSpan().SequenceEqual("abcdefghgh"u8));
        Assert.Contains(inputs, input => input.Length == 8 && input.AsSpan().StartsWith("abc"u8) && !input.AsSpan().SequenceEqual("abcdefgh"u8));
    }

    private static Mutator Create() => new(new Random(1), [Word], mostBytes: 64);
}
