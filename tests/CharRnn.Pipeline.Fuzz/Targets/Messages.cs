using System.Globalization;
using System.Text;

namespace CharRnn.Pipeline.Fuzz.Targets;

/// <summary>What every message to a user promises.</summary>
internal static class Messages
{
    /// <summary>No message is longer, whatever it quotes.</summary>
    private const int Longest = 2000;

    /// <summary>Fails for a message that is empty, long, of several lines, or holds what cannot be seen or written.</summary>
    public static void Check(string message)
    {
        BrokenPromiseException.ThrowUnless(message.Length > 0, "a message is empty");
        BrokenPromiseException.ThrowUnless(message.Length <= Longest, $"a message has {message.Length} characters: {message[..Math.Min(200, message.Length)]}...");
        foreach (var rune in message.EnumerateRunes())
        {
            BrokenPromiseException.ThrowUnless(
                Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                && rune != Rune.ReplacementChar,
                $"a message holds U+{rune.Value:X4}: {message}");
        }
    }
}
