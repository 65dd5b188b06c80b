using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Tests.TestKit;
using CharRnn.Pipeline.Model.Text;
using CsCheck;

namespace CharRnn.Pipeline.Model.Tests.Text;

/// <summary>What holds of units and vocabularies for every text.</summary>
public sealed class TextUnitProperties
{
    private const int Iterations = 2000;

    private static readonly Gen<string> NotEmpty = AnyText.UpTo(40).Where(text => text.Length > 0);

    public static TheoryData<string> Units { get; } = ["character", "byte", "word"];

    [Theory]
    [MemberData(nameof(Units))]
    public void Join_WhatWasSplit_GivesTheTextBack(string name)
    {
        var unit = TextUnits.ByName(name);
        AnyText.UpTo(40).Sample(text => Assert.Equal(text, unit.Join(unit.Split(text))), iter: Iterations);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Encode_AnyText_GivesIdsThatStandForIt(string name)
    {
        var unit = TextUnits.ByName(name);
        NotEmpty.Sample(
            text =>
            {
                var encoded = Encode(text, unit, maximumWords: 1000);
                Assert.Equal(text, unit.Join(encoded.Ids.Select(id => encoded.Vocabulary[id])));
                Assert.Equal(text.EnumerateRunes().Count(), encoded.Characters);
            },
            iter: Iterations);
    }

    [Fact]
    public void Encode_FewWords_KeepsToThem() => Gen.Select(NotEmpty, Gen.Int[2, 5]).Sample(
        (text, most) =>
        {
            var encoded = Encode(text, TextUnits.ByName("word"), most);
            Assert.InRange(encoded.Vocabulary.Count, 1, most);
            Assert.All(encoded.Ids, id => Assert.InRange(id, 0, encoded.Vocabulary.Count - 1));
        },
        iter: Iterations);

    [Fact]
    public void TryGetId_AnyVocabulary_FindsEachSymbolAtItsPlaceAndNoOther() =>
        Gen.Select(AnyText.UpTo(3).HashSet[1, 50], AnyText.UpTo(3)).Sample(
            (symbols, other) =>
            {
                var vocabulary = new Vocabulary(symbols);
                Assert.All(symbols, symbol => Assert.True(vocabulary.TryGetId(symbol, out var id) && vocabulary[id] == symbol));
                Assert.Equal(symbols.Contains(other), vocabulary.TryGetId(other, out _));
            },
            iter: Iterations);

    private static EncodedText Encode(string text, ITextUnit unit, int maximumWords) => TextEncoder.Encode(Corpus.FromText(text, "any"), unit, maximumWords);
}
