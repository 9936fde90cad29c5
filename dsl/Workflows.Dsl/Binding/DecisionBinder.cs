using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Mending;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Events of the programme by which somebody decides about points that a guard holds.</summary>
internal sealed class DecisionBinder(Draft draft)
{
    /// <summary>An event type with what it decides.</summary>
    public EventType With(EventSyntax syntax, EventType type)
    {
        if (draft.Findings.One<EventClauseSyntax.Decides>(syntax.Clauses.Nodes) is not { } clause
            || draft.Names.Resolve(NameKind.Event, clause.Event) is not { } index)
        {
            return type;
        }

        if (type.IsMarket || type.Reverses is not null)
        {
            draft.Findings.Report(
                GuardDiagnostics.DecidesAndMore, clause.Span, type.Name, type.IsMarket ? "is news of the market" : "takes an event back");
            return type;
        }

        if (type.FieldNamed(clause.By.Text) is not { } by)
        {
            draft.Names.ReportUnknown(
                NameDiagnostics.UnknownField, clause.By, [.. type.Fields.Select(one => one.Name)], "field there", $"`{type.Name}`", clause.By.Text);
            return type;
        }

        draft.Names.Note(clause.By, by.Span, Uses.Field);
        if (by.Type.Kind is not (DataKind.Text or DataKind.Unknown) || by.Type.IsOptional)
        {
            var texts = type.Fields.Where(field => field.Type is { Kind: DataKind.Text, IsOptional: false }).Select(field => field.Name);
            draft.Findings.Report(Diagnostic.Of(GuardDiagnostics.DecidesBy, clause.By.Span, by.Name) with { Fixes = Changes.Choose(clause.By.Span, texts) });
        }

        return type with { Decides = new(clause.Releases, by, index, clause.Span) };
    }
}
