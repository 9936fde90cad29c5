using System.Text.Json.Nodes;
using Workflows.Core.Explaining;
using Workflows.Model.Diagnostics;

namespace Workflows.Cli.Explaining;

/// <summary>A tier that was lent to a member: from when to when, by what, and why it ended.</summary>
internal static class LoanAnswer
{
    /// <summary>The lines of the answer.</summary>
    public static IEnumerable<string> Lines(MemberCase member, TierLoan loan)
    {
        var end = loan.EndedAt is { } ended ? $"to {member.Local(ended)}" : "until now";
        var term = loan.Until is { } until ? $" until {member.Local(until)}" : " as long as a condition holds";
        yield return $"{member.Local(loan.From)} {end}  {loan.Tier.Name} lent by {ByText(member, loan)}{term}: {member.CauseOf(loan.LogId)}";
        foreach (var condition in loan.Conditions)
        {
            yield return $"  {member.TextOf(loan.Version).Values.Of(condition)}";
        }

        foreach (var condition in loan.EndConditions)
        {
            yield return $"  when it ended: {member.TextOf(loan.Version).Values.Of(condition)}";
        }

        yield return "";
    }

    /// <summary>The same as data.</summary>
    public static JsonObject Json(MemberCase member, TierLoan loan) => new()
    {
        ["tier"] = loan.Tier.Name, ["from"] = loan.From.ToString(), ["to"] = loan.EndedAt?.ToString(), ["until"] = loan.Until?.ToString(),
        ["by"] = ByText(member, loan), ["entry"] = loan.LogId, ["version"] = loan.Version,
        ["conditions"] = new JsonArray([.. loan.Conditions.Select(one => ConditionJson.Of(member.TextOf(loan.Version), one))]),
    };

    private static string ByText(MemberCase member, TierLoan loan)
    {
        var programme = member.Plan.Programme;
        return loan.By switch
        {
            >= 0 and { } rule => $"{programme.Rules[rule].Name}{Place(programme.Rules[rule].Span)}",
            { } journey => $"journey {programme.Journeys[-1 - journey].Name}{Place(programme.Journeys[-1 - journey].Span)}",
            null => $"`match` of {loan.Ladder.Name}{Place(loan.Ladder.Matches.FirstOrDefault(match => match.Tier == loan.Tier.Index)?.Span ?? loan.Ladder.Span)}",
        };
    }

    private static string Place(SourceSpan span) => $" ({span.File}:{span.Line})";
}
