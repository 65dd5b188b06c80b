namespace CharRnn.Pipeline.Model.Text;

/// <summary>Orders strings by their code points; comparing UTF-16 units would put emoji before some letters.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static CodePointOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = ((x ?? "").EnumerateRunes(), (y ?? "").EnumerateRunes());
        while (true)
        {
            var (hasLeft, hasRight) = (left.MoveNext(), right.MoveNext());
            if (!hasLeft || !hasRight)
                return hasLeft.CompareTo(hasRight);
            if (left.Current != right.Current)
                return left.Current.CompareTo(right.Current);
        }
    }
}
