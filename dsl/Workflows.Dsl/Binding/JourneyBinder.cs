using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>What a journey says of itself: when it starts, for whom, and what for.</summary>
internal sealed class JourneyBinder(Draft draft, ExpressionBinder values, TriggerBinder triggers, PointsBinder points, StepBinder steps)
{
    public Journey Journey(JourneySyntax syntax, int index)
    {
        var start = draft.Findings.One<JourneyClauseSyntax.Start>(syntax.Clauses.Nodes);
        if (start is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the journey `{syntax.Name.Text}`", "what starts it", "start on EVENT");
        }

        if (syntax.Statements.Count == 0)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the journey `{syntax.Name.Text}`", "what it does",
                "send email \"TEMPLATE\"");
        }

        var trigger = triggers.Bind(start?.Trigger).Trigger ?? new Trigger.Joining(syntax.Span);
        var purpose = Purpose(syntax);
        if (start is { AlsoWhoIsIn: true } && trigger is not (Trigger.EnteringSegment or Trigger.EnteringTier))
        {
            draft.Findings.Report(LivingDiagnostics.NobodyIsIn, start.Span);
        }

        return WithTerms(syntax, new(
            syntax.Name.Text, syntax.Title?.Value ?? syntax.Name.Text, index, trigger,
            steps.Bind(syntax.Statements, purpose), syntax.Name.Span)
        {
            Purpose = purpose ?? Consent.Service,
            Was = syntax.Name.Was?.Text,
            AlsoWhoIsIn = start is { AlsoWhoIsIn: true },
        });
    }

    private Journey WithTerms(JourneySyntax syntax, Journey journey)
    {
        var when = draft.Findings.One<JourneyClauseSyntax.When>(syntax.Clauses.Nodes);
        var again = draft.Findings.One<JourneyClauseSyntax.Again>(syntax.Clauses.Nodes);
        var holdOut = draft.Findings.One<JourneyClauseSyntax.HoldOut>(syntax.Clauses.Nodes);
        return journey with
        {
            When = when is null ? null : values.Condition(when.Condition, Surroundings.Member("when a journey starts"), Facts.None).Value,
            Again = again is null ? null : new(again.After.Value, again.FromEnd),
            HoldOut = holdOut is null ? Fraction.Zero : points.Share(holdOut.Share),
            Running = RunningBinder.Bind(draft, draft.Findings.One<JourneyClauseSyntax.Running>(syntax.Clauses.Nodes), journey),
            Exits = [.. syntax.Clauses.Nodes.OfType<JourneyClauseSyntax.Exit>().Select(Exit).OfType<JourneyExit>()],
            Goal = Goal(draft.Findings.One<JourneyClauseSyntax.Goal>(syntax.Clauses.Nodes)),
        };
    }

    // Null where the purpose is unknown, which was reported.
    private string? Purpose(JourneySyntax syntax)
    {
        if (draft.Findings.One<JourneyClauseSyntax.Purpose>(syntax.Clauses.Nodes) is not { } clause)
        {
            return Consent.Service;
        }

        ImmutableArray<string> purposes = [Consent.Service, .. draft.Consents.Select(consent => consent.Purpose).Distinct()];
        if (purposes.Contains(clause.Name.Text))
        {
            return clause.Name.Text;
        }

        draft.Names.ReportUnknown(NameDiagnostics.UnknownName, clause.Name, purposes, "purpose", "purpose", clause.Name.Text);
        return null;
    }

    // Null where the trigger couldn't be understood, which was reported.
    private JourneyExit? Exit(JourneyClauseSyntax.Exit syntax) =>
        triggers.Bind(syntax.Trigger).Trigger is { } trigger ? new(trigger, syntax.Outcome.Value, syntax.Span) : null;

    private Goal? Goal(JourneyClauseSyntax.Goal? syntax)
    {
        if (syntax is null || draft.Names.Resolve(NameKind.Event, syntax.Event) is not { } index)
        {
            return null;
        }

        draft.Findings.MustLast(syntax.UpTo);
        return new(index, triggers.Where(draft.EventTypes[index], syntax.Where)?.Value, syntax.UpTo.Value, syntax.Span);
    }
}
