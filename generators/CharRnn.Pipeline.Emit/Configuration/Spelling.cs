using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Emit.Configuration;

/// <summary>Finds what a misspelt word was meant to be.</summary>
public static class Spelling
{
    private const int LongestWord = 100;
    private const int MostShown = 40;

    /// <summary>The message for a word that is not known: the nearest one, or all of them, up to 40.</summary>
    /// <param name="kind">What the word should have been, for example <c>key</c>.</param>
    /// <param name="word">The word found.</param>
    /// <param name="known">The words allowed, in the order to show.</param>
    public static string Unknown(string kind, string word, IReadOnlyList<string> known)
    {
        var nearest = Nearest(word, known);
        var all = string.Join(", ", known.Take(MostShown).Select(Excerpt.Of)) + (known.Count > MostShown ? ", ..." : "");
        var advice = nearest is null ? "known: " + all : $"did you mean '{Excerpt.Of(nearest)}'?";
        return $"unknown {kind} '{Excerpt.Of(word)}'; {advice}";
    }

    /// <summary>
    /// The candidate with the smallest edit distance, whatever the case of the letters; the first in ordinal order among equals.
    /// Null when none is near: within a third of the word's length, and at least one edit. A word of more than 100 letters is near to none.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        // Comparing takes time and memory by the product of both lengths.
        if (word.Length > LongestWord)
            return null;
        var allowed = Math.Max(1, word.Length / 3);
        return candidates
            .Where(candidate => Math.Abs(candidate.Length - word.Length) <= allowed)
            .Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.distance <= allowed)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>
    /// The fewest insertions, deletions, replacements and swaps of neighbours that turn one word into the other: optimal string alignment.
    /// </summary>
    private static int Distance(string a, string b)
    {
        var edits = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
                edits[i, j] = i == 0 || j == 0 ? i + j : Fewest(edits, a, b, i, j);
        }

        return edits[a.Length, b.Length];
    }

    /// <summary>The fewest edits from the first i letters of a to the first j of b, given those of all shorter beginnings.</summary>
    private static int Fewest(int[,] edits, string a, string b, int i, int j)
    {
        var replace = edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var fewest = Math.Min(replace, 1 + Math.Min(edits[i - 1, j], edits[i, j - 1]));
        var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(fewest, 1 + edits[i - 2, j - 2]) : fewest;
    }
}
