namespace CharRnn.Pipeline.Commands;

/// <summary>A table for a terminal: columns as wide as their cells, numbers to the right.</summary>
/// <param name="headers">The columns' names; those with a leading space hold numbers.</param>
internal sealed class TextTable(params string[] headers)
{
    private readonly List<string[]> _rows = [[.. headers.Select(header => header.TrimStart())]];

    /// <summary>Adds a row.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes the table, indented by two spaces.</summary>
    public void Write(TextWriter output)
    {
        var widths = headers.Select((_, column) => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
            output.WriteLine("  " + string.Join("  ", row.Select((cell, column) => Pad(cell, column, widths[column]))).TrimEnd());
    }

    private string Pad(string cell, int column, int width) => headers[column].StartsWith(' ') ? cell.PadLeft(width) : cell.PadRight(width);
}
