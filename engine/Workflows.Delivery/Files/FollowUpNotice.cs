using System.Globalization;
using Workflows.Core.Following;
using Workflows.Model.Programmes;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Delivery.Files;

/// <summary>What staff are told when a follow-up fires.</summary>
internal static class FollowUpNotice
{
    /// <summary>To whom, about what by name, and in which words; null for a pause, which is nobody's to do.</summary>
    public static (string Team, string About, string Words)? Of(FollowUpLook look, FollowUpAct act)
    {
        var because = $"The follow-up {look.FollowUp} fired for {Day(look.From)} to {Day(look.Until - 1)}: {look.Figures}.";
        var paused = look.Acts.Where(one => one.Kind == FollowUpDeed.Pause).Select(one => one.What).ToList();
        var done = paused.Count == 0 ? "" : $"\n{string.Join(" and ", paused)} starts for nobody any more; "
            + $"`loyalty follow --resume {paused[0]} --by NAME` lets it start again.";
        return act.Kind switch
        {
            FollowUpDeed.Task => (act.To!, act.What, $"{act.What}; due {Day(act.Due ?? look.Until)}.\n{because}{done}\n"
                + $"Report it with `loyalty follow --done {act.What} --by NAME`."),
            FollowUpDeed.Alert => (act.To!, look.FollowUp, $"{because}{done}"),
            FollowUpDeed.Proposal => (act.To!, look.FollowUp, $"Proposed: {act.What}\n{because}{done}"),
            _ => null,
        };
    }

    private static string Day(int day) => Calendar.DateOf(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
