namespace CharRnn.Examples.Novelty;

/// <summary>
/// All substrings of a short text of n characters, as its suffix automaton (Blumer et al. 1985): at most 2n states, built in time n.
/// A state stands for the substrings that end at the same places; its link leads to their longest suffix that ends at more places.
/// </summary>
internal sealed class SubstringIndex
{
    private readonly State _root = new();
    private readonly List<State> _prefixes = [];

    /// <summary>Takes the short text in.</summary>
    public SubstringIndex(string text)
    {
        foreach (var character in text)
            _prefixes.Add(Append(_prefixes.LastOrDefault(_root), character));
    }

    /// <summary>For every place of the short text, the length of the longest substring that ends there and stands in a long text; to be called once.</summary>
    public int[] LongestMatches(string text)
    {
        var (state, length) = (_root, 0);
        foreach (var character in text)
        {
            State? next;
            while (!state.Next.TryGetValue(character, out next) && state.Link is { } suffix)
                (state, length) = (suffix, suffix.Length);
            (state, length) = next is null ? (_root, 0) : (next, length + 1);
            state.Found = Math.Max(state.Found, length);

            // What stands in the long text stands there with its suffixes. A state that has been found whole has told its own already.
            for (var link = state.Link; link is not null && link.Found < link.Length; link = link.Link)
                link.Found = link.Length;
        }

        return [.. _prefixes.Select(LongestSuffix)];
    }

    private static int LongestSuffix(State state)
    {
        while (state is { Found: 0, Link: { } suffix })
            state = suffix;
        return state.Found;
    }

    private State Append(State last, char character)
    {
        var added = new State { Length = last.Length + 1, Link = _root };
        var state = last;
        while (state is not null && state.Next.TryAdd(character, added))
            state = state.Link;
        if (state is not null)
            added.Link = Target(state, character);
        return added;
    }

    /// <summary>The state of a state's own substrings with a character more, split off from the longer ones that it leads to.</summary>
    private static State Target(State? state, char character)
    {
        var next = state!.Next[character];
        if (next.Length == state.Length + 1)
            return next;
        var split = new State { Length = state.Length + 1, Link = next.Link, Next = new(next.Next) };
        next.Link = split;
        for (; state?.Next.GetValueOrDefault(character) == next; state = state.Link)
            state.Next[character] = split;
        return split;
    }

    private sealed class State
    {
        public int Length { get; init; }
        public int Found { get; set; }
        public State? Link { get; set; }
        public Dictionary<char, State> Next { get; init; } = [];
    }
}
