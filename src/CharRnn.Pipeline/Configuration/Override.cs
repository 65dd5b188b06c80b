namespace CharRnn.Pipeline.Configuration;

/// <summary>One <c>--set PATH=VALUE</c>.</summary>
/// <param name="Argument">As written.</param>
/// <param name="Section">What stands before the first dot: a stage's id or <c>model</c>; empty for a key of the root.</param>
/// <param name="Key">The key in it.</param>
/// <param name="Value">The value as written.</param>
internal sealed record Override(string Argument, string Section, string Key, string Value)
{
    /// <summary>Cuts an argument into its parts; null when it has not the form PATH=VALUE.</summary>
    public static Override? Parse(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return null;
        var path = argument[..equals];
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var (section, key) = dot < 0 ? ("", path) : (path[..dot], path[(dot + 1)..]);
        return key.Length == 0 || dot == 0 ? null : new Override(argument, section, key, argument[(equals + 1)..]);
    }
}
