namespace Workflows.Model.Diagnostics;

/// <summary>A place in a programme file. Lines and columns count from 1; columns count UTF-16 units; the end is exclusive.</summary>
/// <param name="File">The file as it was named to the compiler.</param>
/// <param name="Line">First line.</param>
/// <param name="Column">First column.</param>
/// <param name="EndLine">Last line.</param>
/// <param name="EndColumn">The column after the last.</param>
public sealed record SourceSpan(string File, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The place of what no file says.</summary>
    public static SourceSpan None { get; } = new("", 0, 0, 0, 0);

    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
