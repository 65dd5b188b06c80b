namespace CharRnn.Pipeline.Abstractions;

/// <summary>A table in the report. The first column holds names and stands left, the others hold figures and stand right.</summary>
public sealed record ReportTable
{
    /// <summary>Takes the cells as they are to be read.</summary>
    /// <param name="columns">The headings, at least one.</param>
    /// <param name="rows">The rows, each with a cell a column.</param>
    /// <exception cref="ArgumentException">There is no column, or a row has more or fewer cells than there are columns.</exception>
    public ReportTable(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (columns.Count == 0)
            throw new ArgumentException("A table needs at least one column.", nameof(columns));
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows[row].Count != columns.Count)
                throw new ArgumentException($"Row {row} has {rows[row].Count} cells, the table has {columns.Count} columns.", nameof(rows));
        }

        (Columns, Rows) = (columns, rows);
    }

    /// <summary>The headings.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }
}
