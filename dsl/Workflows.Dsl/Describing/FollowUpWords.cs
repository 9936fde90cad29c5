using System.Globalization;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>Follow-ups, in prose.</summary>
internal static class FollowUpWords
{
    /// <summary>When a follow-up is due, what is done then, and for how long it rests.</summary>
    public static string Of(Programme programme, FollowUp followUp)
    {
        var unit = Words.Unit(followUp.For.Unit);
        var during = followUp.For.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" in each of {followUp.For.Count} {unit}s in a row") : "";
        var confidence = followUp.Confidence is { } share ? $" with {Words.Percent(share)} confidence" : "";
        var rest = followUp.Rest is { } length ? $" Then it rests for {length}." : "";
        return $"When{during}{confidence} {ConditionWords.Of(programme, followUp.When)}: {Words.List([.. followUp.Actions.Select(one => Of(programme, one))])}.{rest}";
    }

    private static string Of(Programme programme, FollowUpAction action) => action switch
    {
        FollowUpAction.Propose x => $"“{x.Words}” is proposed to {x.To}",
        FollowUpAction.Alert x => $"{x.To} is told",
        FollowUpAction.Task x => $"{x.To} gets the task “{Words.OfName(x.Name)}”, due in {x.DueIn}",
        FollowUpAction.Pause x => $"the journey {Words.Title(programme.Journeys[x.Journey].Name, programme.Journeys[x.Journey].Title)} starts for nobody any more",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action.GetType().Name, "This kind of action has no words."),
    };
}
