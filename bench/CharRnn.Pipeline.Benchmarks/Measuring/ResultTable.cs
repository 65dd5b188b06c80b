using System.Globalization;

namespace CharRnn.Pipeline.Benchmarks.Measuring;

/// <summary>A Markdown table whose columns are aligned, so that it reads well in a terminal, too.</summary>
internal sealed class ResultTable(params IReadOnlyList<string> headings)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    /// <summary>Adds a row; numbers with a fixed count of decimals come from <see cref="Number"/>.</summary>
    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    /// <summary>A number as it stands in the table.</summary>
    public static string Number(double value, int decimals) => value.ToString("N" + decimals, CultureInfo.InvariantCulture);

    /// <summary>The table's lines: text to the left in the first column, numbers to the right in the others.</summary>
    public override string ToString()
    {
        var widths = headings.Select((heading, column) => _rows.Select(row => row[column].Length).Append(heading.Length).Append(3).Max()).ToArray();
        string[] rule = [.. widths.Select((width, column) => column == 0 ? new string('-', width) : new string('-', width - 1) + ":")];
        return string.Concat(_rows.Prepend(rule).Prepend(headings).Select(cells => Line(cells, widths)));
    }

    private static string Line(IReadOnlyList<string> cells, int[] widths) =>
        $"| {string.Join(" | ", cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |\n";
}
