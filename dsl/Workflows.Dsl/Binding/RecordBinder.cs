using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Event types and their fields, as aggregates and figures name them.</summary>
internal sealed class RecordBinder(Draft draft, ExpressionBinder values)
{
    /// <summary>The event type of a path's first part, or null after saying that there is none.</summary>
    public EventType? Event(ExpressionSyntax.Path path) => path.Parts.Count == 0 ? null : Event(path.Parts[0]);

    /// <summary>The event type of a name, or null after saying that there is none.</summary>
    public EventType? Event(NameSyntax name) => draft.Names.Resolve(NameKind.Event, name) is { } index ? draft.EventTypes[index] : null;

    /// <summary>The event type, of members or of the market, of a path's first part, or null after saying that there is none.</summary>
    public EventType? AnyEvent(ExpressionSyntax.Path path) =>
        path.Parts.Count > 0 && draft.Names.Resolve(NameKind.Event, NameKind.MarketEvent, path.Parts[0]) is var (_, index) ? draft.EventTypes[index] : null;

    /// <summary>The field of a path's second part, or null after saying that there is none.</summary>
    public Field? Field(EventType type, ExpressionSyntax.Path path)
    {
        if (path.Parts.Count < 2)
        {
            draft.Findings.Report(TypeDiagnostics.FieldNeeded, path.Span, type.Name,
                type.Fields.FirstOrDefault(field => field.Type.IsNumeric)?.Name ?? "total");
            return null;
        }

        var name = path.Parts[1];
        if (type.FieldNamed(name.Text) is { } field && path.Parts.Count == 2)
        {
            draft.Names.Note(name, field.Span, Uses.Field);
            return field;
        }

        if (path.Parts.Count > 2)
        {
            draft.Findings.Report(NameDiagnostics.UnknownField, path.Parts[2].Span, $"`{type.Name}.{name.Text}`", path.Parts[2].Text,
                "write one dot only");
        }
        else
        {
            draft.Names.ReportUnknown(
                NameDiagnostics.UnknownField, name, [.. type.Fields.Select(one => one.Name)], "field there", $"`{type.Name}`", name.Text);
        }

        return null;
    }

    /// <summary>The condition on records, or null for none; of unknown type where it is wrong.</summary>
    public Expression? Where(EventType type, ExpressionSyntax? where) =>
        where is null ? null : values.Logic(where, Surroundings.Recorded(type), Facts.None).Value;

    /// <summary>Whether a field can be used so; says why not.</summary>
    public bool Suits(Field field, AggregateWord word, ExpressionSyntax.Path path)
    {
        if (field.Type.Kind == DataKind.Unknown)
        {
            return false;
        }

        var suits = word switch
        {
            AggregateWord.Sum or AggregateWord.Average => field.Type.IsNumeric,
            AggregateWord.Nps => field.Type.Kind == DataKind.Number,
            AggregateWord.Smallest or AggregateWord.Largest => field.Type.IsNumeric || field.Type.Kind == DataKind.Date,
            AggregateWord.Distinct => field.Type.Kind != DataKind.Lines,
            AggregateWord.Count or AggregateWord.Any => true,
        };
        if (!suits)
        {
            draft.Findings.Report(TypeDiagnostics.WrongType, path.Span, draft.Quote(path.Span), Types.InWords(field.Type),
                word == AggregateWord.Distinct ? "a single value" : "a number or amount", "use another field, or `count of`");
        }

        return suits;
    }
}
