using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Progress;
using Workflows.Core.Time;
using Workflows.Elsa.Printing;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Time;

namespace Workflows.Cli.Printing;

/// <summary>Where a member stands: points and what expires of them next, tiers, what is missing to the next one and to keep the present one, and until when.</summary>
internal sealed class StandingText(ProgrammePlan plan)
{
    private readonly ProgressReader _progress = new(plan);

    /// <summary>The lines.</summary>
    public IEnumerable<string> Lines(MemberState member, Instant now)
    {
        var all = _progress.Of(member, now);
        yield return $"{Local(now)}  where {member.Id} stands";
        foreach (var currency in plan.Programme.Currencies.Where(currency => !member.IsHousehold || plan.Programme.Household?.Pools(currency.Index) == true))
        {
            yield return $"  {currency.Name}: {member.Available(currency.Index)} available, {member.Pending(currency.Index)} pending"
                + (member.Owed(currency.Index) > 0 ? $", {member.Owed(currency.Index)} owed" : "")
                + (NextExpiry.Of(member, currency.Index) is { } next ? $"; {next.Points} can be spent until {LastDay(next.At)}" : "");
        }

        if (member.IsHousehold)
        {
            yield break;
        }

        foreach (var line in all.SelectMany(LadderLines).Concat(_progress.ChallengesOf(member, now).Select(ChallengeLine)))
        {
            yield return $"  {line}";
        }
    }

    private IEnumerable<string> LadderLines(TierProgress progress)
    {
        var until = progress.Until is { } end ? $" until {Local(end)}{(progress.IsInGrace ? ", in its time of grace" : "")}" : "";
        yield return $"{progress.Ladder.Name}: {progress.Tier.Name}{until}";
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

    private string LastDay(Instant end) => $"{Calendar.DateOf(plan.Calendar.LastDayBefore(end)):yyyy-MM-dd}";

    private static string AmountText(DataType type, Fraction amount) => type.Unit.Length > 0 ? $"{amount} {type.Unit}" : $"{amount}";

    private string Local(Instant at)
    {
        var minutes = plan.Calendar.TimeOfDay(at) / Instant.PerMinute;
        return $"{Calendar.DateOf(plan.Calendar.DayOf(at)):yyyy-MM-dd} {minutes / 60:00}:{minutes % 60:00}";
    }
}
