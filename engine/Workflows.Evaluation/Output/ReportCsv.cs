using System.Globalization;
using System.Text;
using Workflows.Evaluation.Results;

namespace Workflows.Evaluation.Output;

/// <summary>A report as CSV in long form: a line for each figure, RFC 4180 quoting, LF line ends.</summary>
public static class ReportCsv
{
    private const string Header = "section,name,item,period,segment,value,unit,n,low,high,why_not,source\n";

    /// <summary>Writes the figures of a report.</summary>
    public static string Write(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder(Header);
        foreach (var figure in result.Figures)
        {
            string?[] cells =
            [
                figure.Section, figure.Name, figure.Item, figure.Period, figure.Segment, Number(figure.Value), figure.Unit,
                figure.N?.ToString(CultureInfo.InvariantCulture), Number(figure.Low), Number(figure.High), figure.WhyNot, figure.Source,
            ];
            text.AppendJoin(',', cells.Select(Quoted)).Append('\n');
        }

        return text.ToString();
    }

    private static string Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string? cell)
    {
        // A spreadsheet takes a cell that begins with one of these for a formula, and names come from whoever wrote the programme.
        var text = cell is null ? "" : cell.Length > 1 && cell[0] is '=' or '+' or '@' ? "'" + cell : cell;
        return text.AsSpan().ContainsAny(",\"\n\r") ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
    }
}
