using System.Globalization;

namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Writes addresses: a base and terms of the form variable * bytes.</summary>
internal static class Address
{
    /// <summary><c>p + WRows + panel * 44800 + row * 448</c>; a term whose variable is null is left out, one whose variable is empty is a plain number.</summary>
    public static string Of(string start, params (string? Variable, long Bytes)[] terms) =>
        string.Join(" + ", new[] { start }.Concat(
            from term in terms
            where term.Variable is not null
            select term.Variable.Length == 0 ? Bytes(term.Bytes) : $"{term.Variable} * {Bytes(term.Bytes)}"));

    /// <summary>A number of bytes as a C# literal; offsets beyond 2 GB are long.</summary>
    public static string Bytes(long bytes) =>
        bytes.ToString(CultureInfo.InvariantCulture) + (bytes > int.MaxValue / 65536 ? "L" : "");
}
