namespace Workflows.Input;

/// <summary>A line of a file that makes no event: bad input is data, and the good lines are kept.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Line">The line on which the record starts, from 1; the header counts.</param>
/// <param name="Column">The column or JSON path that is wrong; empty where it is the whole line.</param>
/// <param name="Reason">What is wrong and what to do about it, in one sentence.</param>
public sealed record BadLine(string File, long Line, string Column, string Reason)
{
    /// <summary>The printed form: <c>file:line: "column": reason</c>.</summary>
    public override string ToString() => Column.Length == 0 ? $"{File}:{Line}: {Reason}" : $"{File}:{Line}: \"{Column}\": {Reason}";
}
