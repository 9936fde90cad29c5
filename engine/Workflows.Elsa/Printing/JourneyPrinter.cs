using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Elsa.Printing;

/// <summary>Prints the clauses of a journey in the words of the language.</summary>
internal static class JourneyPrinter
{
    /// <summary>What starts a journey, as it stands after <c>on</c>.</summary>
    public static string Print(Programme programme, Trigger trigger) => trigger switch
    {
        Trigger.Event occurs => Event(programme, occurs.EventType, occurs.Where),
        Trigger.EnteringSegment entering => $"entering {programme.Segments[entering.Segment].Name}",
        Trigger.LeavingSegment leaving => $"leaving {programme.Segments[leaving.Segment].Name}",
        Trigger.EnteringTier entering => $"entering {programme.Ladders[entering.Ladder].Tiers[entering.Tier].Name}",
        Trigger.LeavingTier leaving => $"leaving {programme.Ladders[leaving.Ladder].Tiers[leaving.Tier].Name}",
        Trigger.Joining => "joining",
        Trigger.ExpiryOf expiry => $"expiry of {programme.Currencies[expiry.Currency].Name}",
        Trigger.Earning earning => $"earning {programme.Currencies[earning.Currency].Name}",
        Trigger.Placing placing => $"a place of {programme.Rankings[placing.Ranking].Name}",
        Trigger.NoticeOf notice => $"notice of {programme.Currencies[notice.Currency].Name}",
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger.GetType().Name, "This kind of trigger has no text."),
    };

    /// <summary>An event type and the condition on the event.</summary>
    public static string Event(Programme programme, int eventType, Expression? where) =>
        programme.EventTypes[eventType].Name + (where is null ? "" : $" where {ExpressionPrinter.Print(programme, where)}");

    /// <summary>What ends a journey before its end, as it stands after <c>exit on</c>.</summary>
    public static string Print(Programme programme, JourneyExit exit) => $"{Print(programme, exit.Trigger)} as {LiteralPrinter.Quote(exit.Outcome)}";

    /// <summary>What a journey is for, as it stands after <c>goal</c>.</summary>
    public static string Print(Programme programme, Goal goal) => $"{Event(programme, goal.EventType, goal.Where)} up to {goal.UpTo}";

    /// <summary>When a member may go through it again, as it stands after <c>again</c>.</summary>
    public static string Print(Again again) => $"{again.After} after {(again.FromEnd ? "end" : "start")}";

    /// <summary>Who pays, as it stands after <c>funded by</c>; a single budget needs no share.</summary>
    public static string Print(Programme programme, Funding funding) => funding.Shares.Length == 1
        ? programme.Budgets[funding.Shares[0].Budget].Name
        : string.Join(
            ", ", funding.Shares.Select(share => $"{programme.Budgets[share.Budget].Name} {LiteralPrinter.Percent(share.Share)}"));
}
