using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Progress;
using Workflows.Elsa.Printing;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Time;

namespace Workflows.Cli.Printing;

/// <summary>Where a member stands: points and what expires of them next, tiers, what is missing to the next one and to keep the present one, and until when.</summary>
internal sealed class StandingText(ProgrammePlan plan)
{
    private readonly ProgressReader _progress = new(plan);
    private readonly RankingText _rankings = new(plan);

    /// <summary>The lines.</summary>
    /// <param name="member">The member, woken up to the instant.</param>
    /// <param name="inReach">Indexes of the rewards that the member could have for points.</param>
    /// <param name="all">All members, for races that are going on; null where it is not asked as of now.</param>
    /// <param name="now">The instant.</param>
    public IEnumerable<string> Lines(MemberState member, IReadOnlyList<int> inReach, Func<IReadOnlyList<MemberState>>? all, Instant now)
    {
        var ladders = _progress.Of(member, now);
        yield return $"{Local(now)}  where {member.Id} stands";
        foreach (var currency in plan.Programme.Currencies.Where(currency => !member.IsHousehold || plan.Programme.Household?.Pools(currency.Index) == true))
        {
            yield return $"  {currency.Name}: {member.Available(currency.Index)} available, {member.Pending(currency.Index)} pending"
                + (member.Held(currency.Index) is > 0 and var held ? $", {held} held" : "")
                + (member.Owed(currency.Index) is > 0 and var owed ? $", {owed} owed" : "")
                + (NextExpiry.Of(member, currency.Index) is { } next ? $"; {next.Points} can be spent until {LastDay(next.At)}" : "");
        }

        if (inReach.Count > 0)
        {
            yield return $"  in reach: {string.Join(", ", inReach.Select(reward => plan.Programme.Rewards[reward].Name))}";
        }

        var lines = ladders.SelectMany(LadderLines).Concat(_progress.ChallengesOf(member, now).Select(ChallengeLine)).Concat(_rankings.Lines(member, all, now));
        foreach (var line in member.IsHousehold ? [] : lines)
        {
            yield return $"  {line}";
        }
    }

    private IEnumerable<string> LadderLines(TierProgress progress)
    {
        var until = progress.Until is { } end ? $" until {Local(end)}{(progress.IsInGrace ? ", in its time of grace" : "")}" : "";
        yield return $"{progress.Ladder.Name}: {progress.Tier.Name}{(progress.IsLent ? $", lent by {LenderOf(progress)}" : "")}{until}"
            + (progress.IsLent ? $"; {progress.Own.Name} is earned" : "");
        if (progress.Next is { } next)
        {
            yield return $"  {(progress.ToNext.IsEmpty ? "nothing" : GapsText(progress.ToNext))} to {next.Name}";
        }

        if (progress.Until is not null)
        {
            yield return progress.ToKeep.IsEmpty
                ? $"  nothing to keep {progress.Tier.Name}"
                : $"  {GapsText(progress.ToKeep)} to keep {progress.Tier.Name}";
        }

        foreach (var benefit in progress.Tier.Benefits)
        {
            yield return $"  benefit: {benefit}";
        }
    }

    private string LenderOf(TierProgress progress) => progress.LentBy switch
    {
        >= 0 and { } rule => plan.Programme.Rules[rule].Name,
        { } journey => plan.Programme.Journeys[-1 - journey].Name,
        null => "a condition of the ladder as long as it holds",
    };

    private string ChallengeLine(ChallengeProgress progress)
    {
        var challenge = progress.Challenge;
        var type = challenge.Of.Type;
        return $"{challenge.Name}: {AmountText(type, progress.Has)} of {AmountText(type, challenge.Step)}"
            + $"{(progress.By is { } end ? $" by {LastDay(end)}" : "")}{(progress.Times > 0 ? $"; reached {progress.Times} times" : "")}"
            + $" ({ExpressionPrinter.Print(plan.Programme, challenge.Of)})";
    }

    private string GapsText(IEnumerable<TierGap> gaps) => string.Join(" and ", gaps.Select(GapText));

    private string GapText(TierGap gap)
    {
        var by = gap.By is { } end ? $" by {LastDay(end)}" : "";
        var of = ExpressionPrinter.Print(plan.Programme, gap.Of);
        return gap.Missing is { } missing ? $"{AmountText(gap.Of.Type, missing)}{by} ({of})" : $"{of}{by}";
    }

    private string LastDay(Instant end) => LocalTime.LastDayBefore(plan.Calendar, end);

    private static string AmountText(DataType type, Fraction amount) => type.Unit.Length > 0 ? $"{amount} {type.Unit}" : $"{amount}";

    private string Local(Instant at) => LocalTime.ToTheMinute(plan.Calendar, at);
}
