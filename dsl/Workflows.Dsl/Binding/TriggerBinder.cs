using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>What a rule or a journey reacts to.</summary>
internal sealed class TriggerBinder(Draft draft, ExpressionBinder values)
{
    /// <summary>A trigger, the event that is at hand then, and what is known of it.</summary>
    /// <param name="Trigger">Null where it couldn't be understood, which was reported.</param>
    /// <param name="Event">Null where the trigger is no event.</param>
    /// <param name="Known">What its condition makes sure of.</param>
    public sealed record Start(Trigger? Trigger, EventType? Event, Facts Known);

    public Start Bind(TriggerSyntax? syntax) => syntax switch
    {
        TriggerSyntax.Event on => Event(on),
        TriggerSyntax.Entering entering => Of(Moving(entering.Name, entering, isEntering: true)),
        TriggerSyntax.Leaving leaving => Of(Moving(leaving.Name, leaving, isEntering: false)),
        TriggerSyntax.Joining joining => Of(new Trigger.Joining(joining.Span)),
        TriggerSyntax.ExpiryOf expiry => Of(
            draft.Names.Resolve(NameKind.Points, expiry.Currency) is { } currency ? new Trigger.ExpiryOf(currency, expiry.Span) : null),
        TriggerSyntax.NoticeOf notice => Of(Notice(notice)),
        _ => Of(null),
    };

    /// <summary>The condition on an event that arrives.</summary>
    public Bound? Where(EventType type, ExpressionSyntax? where) =>
        where is null ? null : values.Condition(where, Surroundings.Arriving(type, "in a `where`"), Facts.None);

    private static Start Of(Trigger? trigger) => new(trigger, null, Facts.None);

    private Start Event(TriggerSyntax.Event syntax)
    {
        if (draft.Names.Resolve(NameKind.Event, syntax.Name) is not { } index)
        {
            return Of(null);
        }

        var type = draft.EventTypes[index];
        var where = Where(type, syntax.Where);
        return new(new Trigger.Event(index, where?.Value, syntax.Span), type, where?.WhenTrue ?? Facts.None);
    }

    private Trigger.NoticeOf? Notice(TriggerSyntax.NoticeOf syntax)
    {
        if (draft.Names.Resolve(NameKind.Points, syntax.Currency) is not { } currency)
        {
            return null;
        }

        if (draft.Currencies[currency] is { Notice: null } points)
        {
            draft.Findings.ReportWith(
                TierAndPointsDiagnostics.NoNotice, syntax.Currency.Span, ("declared here", points.Span), syntax.Currency.Text);
        }

        return new(currency, syntax.Span);
    }

    private Trigger? Moving(NameSyntax name, TriggerSyntax syntax, bool isEntering)
    {
        switch (draft.Names.Resolve(NameKind.Segment, NameKind.Tier, name))
        {
            case (NameKind.Segment, var segment):
                return isEntering ? new Trigger.EnteringSegment(segment, syntax.Span) : new Trigger.LeavingSegment(segment, syntax.Span);
            case (_, var index):
                var (ladder, tier) = draft.Tiers[index];
                return isEntering ? new Trigger.EnteringTier(ladder, tier, syntax.Span)
                    : new Trigger.LeavingTier(ladder, tier, syntax.Span);
            default:
                return null;
        }
    }
}
