using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;

namespace Workflows.Dsl.Binding;

/// <summary>An example with a table is as many examples as the table has rows.</summary>
internal sealed class TableBinder(Draft draft)
{
    /// <summary>The examples that an example stands for, each with its row in words; the example itself where it has no table.</summary>
    public IEnumerable<(ExampleSyntax Example, string Row)> Rows(ExampleSyntax syntax)
    {
        var tables = syntax.Clauses.OfType<ExampleClauseSyntax.Table>().ToList();
        var rows = syntax.Clauses.OfType<ExampleClauseSyntax.Row>().ToList();
        if (tables.Count == 0)
        {
            foreach (var row in rows)
            {
                draft.Findings.Report(PromiseDiagnostics.RowWithoutTable, row.Span);
            }

            return [(syntax, "")];
        }

        draft.Findings.One<ExampleClauseSyntax.Table>(syntax.Clauses.Nodes);
        var columns = Columns(tables[0]);
        if (rows.Count == 0)
        {
            draft.Findings.Report(PromiseDiagnostics.NoRows, tables[0].Span);
        }

        var used = new HashSet<string>(StringComparer.Ordinal);
        List<(ExampleSyntax, string)> examples = [.. rows.Where(row => Fits(row, tables[0])).Select(row => (Of(syntax, tables[0], columns, row, used), Words(row)))];
        foreach (var column in examples.Count == 0 ? [] : tables[0].Columns.Where(column => !used.Contains(column.Text)))
        {
            draft.Findings.Report(PromiseDiagnostics.UnusedColumn, column.Span, column.Text);
        }

        return examples;
    }

    private Dictionary<string, int> Columns(ExampleClauseSyntax.Table table)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            if (!columns.TryAdd(column.Text, i))
            {
                draft.Findings.ReportWith(NameDiagnostics.DuplicateName, column.Span,
                    ("first declared here", table.Columns[columns[column.Text]].Span), Uses.Column, column.Text);
            }

            draft.Names.Note(column, column.Span, Uses.Column);
        }

        return columns;
    }

    private bool Fits(ExampleClauseSyntax.Row row, ExampleClauseSyntax.Table table)
    {
        if (row.Cells.Count == table.Columns.Count)
        {
            return true;
        }

        draft.Findings.ReportWith(PromiseDiagnostics.RowLength, row.Span, ("the columns", table.Span),
            Count(row.Cells.Count, "value"), Count(table.Columns.Count, "column"));
        return false;
    }

    /// <summary>The example of one row: what a column's name stands for is written in its place.</summary>
    private ExampleSyntax Of(
        ExampleSyntax syntax, ExampleClauseSyntax.Table table, Dictionary<string, int> columns, ExampleClauseSyntax.Row row, HashSet<string> used)
    {
        var filling = new RowFilling(word =>
        {
            if (!columns.TryGetValue(word.Text, out var column))
            {
                return null;
            }

            used.Add(word.Text);
            draft.Names.Note(word, table.Columns[column].Span, Uses.Column);
            return row.Cells[column];
        }, [.. columns.Keys.Order(StringComparer.Ordinal)], draft);
        return syntax with { Clauses = new([.. syntax.Clauses.Select(filling.Clause)]) };
    }

    private static string Words(ExampleClauseSyntax.Row row) => string.Join(", ", row.Cells.Select(LiteralText.Of));

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
