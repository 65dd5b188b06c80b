using System.Globalization;

namespace CharRnn.Pipeline.Abstractions;

/// <summary>A place in a file.</summary>
/// <param name="File">The file as the user named it, or <c>command line</c>.</param>
/// <param name="Line">Line, from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Column, from 1, in UTF-16 units as editors count them; 0 when the whole line is meant.</param>
public sealed record SourcePlace(string File, int Line = 0, int Column = 0)
{
    /// <summary>The form that editors and terminals make clickable: <c>file(line,column)</c>.</summary>
    public override string ToString() =>
        Line == 0 ? File : string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column})");
}
