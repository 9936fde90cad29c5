using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>What a rule or a process reacts to, in prose.</summary>
internal static class TriggerWords
{
    /// <summary>As the beginning of a sentence about a rule: <c>for each purchase</c>.</summary>
    public static string ForEach(Programme programme, Trigger trigger) => trigger is Trigger.Event x
        ? $"for each {Event(programme, x.EventType, x.Where)}"
        : When(programme, trigger);

    /// <summary>As the beginning of a process: <c>when a member enters “At risk”</c>.</summary>
    public static string When(Programme programme, Trigger trigger) => trigger switch
    {
        Trigger.Event x => $"when there is {Words.WithArticle(Event(programme, x.EventType, x.Where))}",
        Trigger.EnteringSegment x => $"when a member enters {Segment(programme, x.Segment)}",
        Trigger.LeavingSegment x => $"when a member leaves {Segment(programme, x.Segment)}",
        Trigger.EnteringTier x => $"when a member reaches {programme.Ladders[x.Ladder].Tiers[x.Tier].Name}",
        Trigger.LeavingTier x => $"when a member drops from {programme.Ladders[x.Ladder].Tiers[x.Tier].Name}",
        Trigger.Joining => "when a member joins",
        Trigger.ExpiryOf x => $"when {programme.Currencies[x.Currency].Title} expire",
        Trigger.Placing x => RankingWords.Places(programme, programme.Rankings[x.Ranking]),
        Trigger.NoticeOf x => $"when {programme.Currencies[x.Currency].Title} are soon to expire",
        Trigger.Earning x => $"when {programme.Currencies[x.Currency].Title} have been earned",
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger.GetType().Name, "This kind of trigger has no words."),
    };

    /// <summary>An event and the condition on it: <c>survey where the score is 6 or less</c>.</summary>
    public static string Event(Programme programme, int eventType, Expression? where) =>
        Words.OfName(programme.EventTypes[eventType].Name) + (where is null ? "" : $" where {ConditionWords.Of(programme, where)}");

    private static string Segment(Programme programme, int segment) =>
        ConditionWords.Quoted(Words.Title(programme.Segments[segment].Name, programme.Segments[segment].Title));
}
