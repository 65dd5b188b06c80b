using System.Text;
using CsCheck;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>Generates texts of any Unicode characters, with those that mean something to somebody more often.</summary>
internal static class AnyText
{
    private static readonly Gen<string> Character = Gen.Frequency(
        (4, (IGen<string>)Gen.Char[' ', '~'].Select(character => character.ToString())),
        (2, Gen.OneOf("\n", "\t", " ", "\0", "\u007F", "\"", "\\", "'", "-", "’", "<unk>", "<0xE2>", "é", "e\u0301", "\uFEFF", "\uFFFD", "\u2028", "😀", "\U0010FFFF")),
        (1, Gen.OneOf(Gen.Int[0x80, 0xD7FF], Gen.Int[0xE000, 0xFFFF], Gen.Int[0x10000, 0x10FFFF]).Select(value => new Rune(value).ToString())));

    /// <summary>Texts of up to so many characters.</summary>
    public static Gen<string> UpTo(int length) => Character.Array[0, length].Select(string.Concat);
}
