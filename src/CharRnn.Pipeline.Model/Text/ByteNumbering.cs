using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Text;

/// <summary>Numbers the bytes of a text.</summary>
internal static class ByteNumbering
{
    /// <summary>Numbers the bytes of a text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="symbols">The symbol of each byte.</param>
    public static NumberedText Of(ReadOnlySpan<byte> utf8, string[] symbols)
    {
        var occurs = new bool[symbols.Length];
        foreach (var value in utf8)
            occurs[value] = true;

        var distinct = Enumerable.Range(0, symbols.Length).Where(value => occurs[value]).OrderBy(value => symbols[value], CodePointOrder.Instance).ToArray();
        var idOf = new byte[symbols.Length];
        for (var id = 0; id < distinct.Length; id++)
            idOf[distinct[id]] = (byte)id;

        var ids = GC.AllocateUninitializedArray<byte>(utf8.Length);
        for (var i = 0; i < ids.Length; i++)
            ids[i] = idOf[utf8[i]];
        return new NumberedText(new Vocabulary(distinct.Select(value => symbols[value])), new SymbolSequence(ids));
    }
}
