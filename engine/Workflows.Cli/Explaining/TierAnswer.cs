using System.Text.Json.Nodes;
using Workflows.Cli.Shell;
using Workflows.Core.Explaining;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Cli.Explaining;

/// <summary>A member's history on one ladder: from when to when each tier, by which measure with which value, and why it was kept or lost.</summary>
internal static class TierAnswer
{
    /// <summary>The answer.</summary>
    public static Answer Of(MemberCase member, string name)
    {
        var ladder = member.Plan.Programme.Ladders.FirstOrDefault(one => one.Name == name)
            ?? throw new ShellFault($"There is no ladder {name}; there are {string.Join(", ", member.Plan.Programme.Ladders.Select(one => one.Name))}.");
        var stays = (member.Judged?.Tiers ?? []).Where(stay => stay.Ladder.Index == ladder.Index).ToList();
        var loans = (member.Judged?.Loans ?? []).Where(loan => loan.Ladder.Index == ladder.Index).ToList();
        var decided = member.Entries.SelectMany(entry => entry.Effects.Where(effect => IsOf(effect, ladder)
                && !stays.Exists(stay => stay.LogId == entry.Id && stay.Tier.Index == effect.Subject)
                && !loans.Exists(loan => loan.LogId == entry.Id || loan.EndLogId == entry.Id))
            .Select(effect => $"{member.Local(effect.At)}  {member.TextOf(entry).EffectText(effect)}, decided with {member.CauseOf(entry.Id)}")).ToList();
        var ends = stays.Skip(1).Select(stay => (Instant?)stay.From).Append(null);
        return new Answer(
            [
                $"{ladder.Name} ({ladder.Span.File}:{ladder.Span.Line}) as of {member.Local(member.Until)}", "",
                .. stays.SelectMany((stay, i) => Lines(member, stay, i + 1 < stays.Count ? stays[i + 1] : null)),
                .. loans.SelectMany(loan => LoanAnswer.Lines(member, loan)),
                .. decided.Count == 0 || stays.Count == 0 ? [] : new[] { "as it was decided before a correction, or by one:" }, .. decided,
            ],
            new JsonObject
            {
                ["ladder"] = ladder.Name, ["as_of"] = member.Until.ToString(),
                ["terms"] = new JsonArray([.. stays.Zip(ends, (stay, end) => Json(member, stay, end))]),
                ["lent"] = new JsonArray([.. loans.Select(loan => LoanAnswer.Json(member, loan))]),
                ["decided_otherwise"] = new JsonArray([.. decided.Select(line => JsonValue.Create(line))]),
            });
    }

    private static bool IsOf(in Effect effect, TierLadder ladder) =>
        effect.Kind is EffectKind.TierChanged or EffectKind.TierInGrace or EffectKind.TierEarnedAgain or EffectKind.OwnTierChanged && effect.Source == ladder.Index;

    private static IEnumerable<string> Lines(MemberCase member, TierStay stay, TierStay? next)
    {
        var end = next is not null ? $"to {member.Local(next.From)}" : "until now";
        var term = stay.Until is { } until ? $"; its term ends {member.Local(until)}" : "";
        yield return $"{member.Local(stay.From)} {end}  {stay.Tier.Name}{term}";
        yield return $"  {CauseText(stay)}: {Cause(member, stay)} ({stay.Tier.Span.File}:{stay.Tier.Span.Line}{VersionText(member, stay.Version)})";
        foreach (var condition in stay.Conditions)
        {
            yield return $"  {member.TextOf(stay.Version).Values.Of(condition)}";
        }

        yield return "";
    }

    /// <summary>A term that follows on one of the same tier is no effect, so no entry of the log is made for it.</summary>
    private static string Cause(MemberCase member, TierStay stay) =>
        member.Find(stay.LogId) is null ? $"the clock at {member.Local(stay.From)}" : member.CauseOf(stay.LogId);

    private static string CauseText(TierStay stay) => stay.Cause switch
    {
        TierCause.Joined => "joined",
        TierCause.Reached => "reached",
        TierCause.Kept => "kept for another term: earned in the one that ended",
        TierCause.Grace => $"the term ended and what it takes was not done: kept for {stay.Ladder.Grace} to be earned again",
        TierCause.EarnedAgain => "earned again in the time of grace",
        TierCause.Dropped when stay.Ladder.Drop == TierDrop.OneTier => "the term ended and what the tier takes was not done: drops one tier, or to what was earned",
        TierCause.Dropped => "the term ended and what the tier takes was not done: drops to what was earned",
        TierCause.VersionBegan => "a version of the programme came into force",
    };

    private static string VersionText(MemberCase member, int version) => member.Plan.Number == 1 ? "" : $" of version {version}";

    private static JsonObject Json(MemberCase member, TierStay stay, Instant? to) => new()
    {
        ["tier"] = stay.Tier.Name, ["from"] = stay.From.ToString(), ["to"] = to?.ToString(),
        ["term_ends"] = stay.Until?.ToString(), ["cause"] = stay.Cause.ToString(), ["entry"] = stay.LogId, ["version"] = stay.Version,
        ["with"] = Cause(member, stay),
        ["conditions"] = new JsonArray([.. stay.Conditions.Select(one => ConditionJson.Of(member.TextOf(stay.Version), one))]),
    };
}
