using System.Globalization;
using Workflows.Core.Following;
using Workflows.Evaluation.Following;
using Workflows.Model.Programmes;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Cli.Printing;

/// <summary>What came of looking at a follow-up, in words.</summary>
internal static class FollowUpText
{
    /// <summary>One line for what came of it, one for the figures, and one for each thing that is done.</summary>
    public static List<string> Of(FollowUpLook look)
    {
        var lines = new List<string>
        {
            $"{look.FollowUp} {Day(look.From)}/{Day(look.Until)}: {FollowUpDecisions.WordOf(look.Outcome)}{(look.Why is { } why ? $" ({why})" : "")}",
        };
        if (look.Figures.Length > 0)
        {
            lines.Add($"  {look.Figures}");
        }

        lines.AddRange(look.Acts.Select(act => $"  {Of(act)}"));
        return lines;
    }

    private static string Of(FollowUpAct act) => act.Kind switch
    {
        FollowUpDeed.Pause => $"pause {act.What}",
        FollowUpDeed.Task => $"task {act.What} to {act.To}{(act.Due is { } due ? $", due {Day(due)}" : "")}",
        FollowUpDeed.Alert => $"alert {act.To}",
        FollowUpDeed.Proposal => $"propose \"{act.What}\" to {act.To}",
    };

    private static string Day(int day) => Calendar.DateOf(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
