using System.Globalization;

namespace CharRnn.Pipeline.Model.Randomness;

/// <summary>The four words of <see cref="Xoshiro256"/>.</summary>
public readonly record struct RandomState(ulong S0, ulong S1, ulong S2, ulong S3)
{
    private const int WordDigits = 16;

    /// <summary>64 hexadecimal digits, as checkpoints keep them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{S0:x16}{S1:x16}{S2:x16}{S3:x16}");

    /// <summary>Reads what <see cref="ToString"/> writes; false when it is anything else.</summary>
    public static bool TryParse(string text, out RandomState state)
    {
        ArgumentNullException.ThrowIfNull(text);
        state = default;
        Span<ulong> words = stackalloc ulong[4];
        if (text.Length != words.Length * WordDigits)
            return false;
        for (var i = 0; i < words.Length; i++)
        {
            var digits = text.AsSpan(i * WordDigits, WordDigits);
            if (!ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out words[i]))
                return false;
        }

        state = new RandomState(words[0], words[1], words[2], words[3]);
        return true;
    }
}
