using Workflows.Evaluation.Books;
using Workflows.Evaluation.Output;
using Workflows.Evaluation.Results;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Statistics;

namespace Workflows.Evaluation.Sections;

/// <summary>
/// Judges what a journey changes, by its hold-out: treated minus held out, one row a member from the first trigger, as assigned, only of
/// members whose goal window is over. Without a hold-out nothing can be said, and that is said.
/// </summary>
internal sealed class EffectJudge(RunBooks books, RunEnd end)
{
    private readonly Instant _cutoff = Instant.Earlier(books.End, end.Clock);

    /// <summary>The effect on the share of members who reach the goal.</summary>
    public EffectResult Reach(Journey journey)
    {
        if (Obstacle(journey) is { } why)
        {
            return new EffectResult(EffectVerdict.NotIdentified, why, "share");
        }

        var rows = Rows(journey).ToList();
        var treated = Count(rows, isHeldOut: false);
        var heldOut = Count(rows, isHeldOut: true);
        var verdict = LiftJudgement.OfShares(treated, heldOut, Plan(journey, books.Settings.MinimalEffect));
        var once = treated.Trials > 0 && heldOut.Trials > 0
            ? TwoProportions.Compare(treated, heldOut, books.Settings.Confidence).Newcombe : (Interval?)null;
        var result = Result(verdict, "its goal", "share", treated.Trials, heldOut.Trials, journey, once);
        return result.Verdict == EffectVerdict.Withheld ? result : result with
        {
            TreatedValue = FigureList.Share(treated.Successes, treated.Trials),
            HeldOutValue = FigureList.Share(heldOut.Successes, heldOut.Trials),
        };
    }

    /// <summary>The effect on margin less what the programme spent, a member, within the goal's window.</summary>
    public EffectResult Money(Journey journey)
    {
        var unit = books.Programme.Currency;
        if ((Obstacle(journey) ?? (books.Tallies.MarginShare is null ? "no margin is stated: no effect on money can be computed"
            : null)) is { } why)
        {
            return new EffectResult(EffectVerdict.NotIdentified, why, unit);
        }

        var rows = Rows(journey).ToList();
        var treated = Sample.Of(rows.Where(row => !row.IsHeldOut).Select(Kept));
        var heldOut = Sample.Of(rows.Where(row => row.IsHeldOut).Select(Kept));
        var minimal = Math.Max(Math.Abs(heldOut.Mean) * books.Settings.MinimalMoneyEffect, 1.0 / books.Programme.MoneyScale);
        var verdict = LiftJudgement.OfMeans(treated, heldOut, Plan(journey, minimal));
        var varies = treated.Count > 1 && heldOut.Count > 1 && treated.Deviation + heldOut.Deviation > 0;
        var once = varies ? TwoMeans.Compare(treated, heldOut, books.Settings.Confidence).Interval : (Interval?)null;
        var result = Result(verdict, "what is kept", unit, treated.Count, heldOut.Count, journey, once);
        return result.Verdict == EffectVerdict.Withheld ? result : result with
        {
            TreatedValue = treated.Count == 0 ? null : FigureList.Round(treated.Mean),
            HeldOutValue = heldOut.Count == 0 ? null : FigureList.Round(heldOut.Mean),
        };
    }

    /// <summary>Members who started the journey before the report's end, by arm, whether or not their window is over.</summary>
    public (long Treated, long HeldOut) Assigned(Journey journey)
    {
        var all = books.Joined.Select(member => member.Journeys[journey.Index]).OfType<MemberJourney>()
            .Where(row => row.FirstStart < _cutoff).ToList();
        var heldOut = all.Count(row => row.IsHeldOut);
        return (all.Count - heldOut, heldOut);
    }

    /// <summary>Why nothing can be said of a journey at all; null where something may be.</summary>
    internal static string? Obstacle(Journey journey) =>
        journey.HoldOut.Numerator.IsZero ? "no hold-out: no causal effect identified"
        : journey.Goal is null ? "no goal: nothing is measured in both arms"
        : null;

    /// <summary>One row a member, of those whose goal window is over.</summary>
    internal IEnumerable<MemberJourney> Rows(Journey journey) =>
        books.Joined.Select(member => member.Journeys[journey.Index]).OfType<MemberJourney>().Where(row => row.WindowEnd < _cutoff);

    private static Proportion Count(List<MemberJourney> rows, bool isHeldOut)
    {
        var arm = rows.Where(row => row.IsHeldOut == isHeldOut).ToList();
        return new Proportion(arm.Count(row => row.IsReached), arm.Count);
    }

    private double Kept(MemberJourney row) =>
        (double)((books.Sales(row.Sales) * RunBooks.Rounded(books.Tallies.MarginShare!.Value, 12)) - row.Cost);

    private LiftPlan Plan(Journey journey, double minimal) =>
        new(journey.HoldOut.ToDouble(), minimal) { Alpha = 1 - books.Settings.Confidence };

    private static EffectResult Result(
        LiftVerdict verdict, string what, string unit, long treated, long heldOut, Journey journey, Interval? once)
    {
        var (kind, words, difference, anytime, more) = verdict switch
        {
            LiftVerdict.Concluded { Up: true } x => (EffectVerdict.Up, $"it raises {what}", x.Difference, x.Interval, 0L),
            LiftVerdict.Concluded x => (EffectVerdict.Down, $"it lowers {what}", x.Difference, x.Interval, 0L),
            LiftVerdict.NotShown x => (EffectVerdict.NotShown,
                "no effect of the size that matters is seen, with enough members to see one", x.Difference, x.Interval, 0L),
            LiftVerdict.NotEnoughYet x => (EffectVerdict.NotEnoughYet, Missing(x), x.Difference, x.Interval,
                Math.Max(x.MoreHeldOut, x.MoreTreated == 0 ? 1 : 0)),
            LiftVerdict.Withheld x => (EffectVerdict.Withheld, x.Reason, (double?)null, (Interval?)null, 0L),
            _ => throw new ArgumentException($"{verdict.GetType().Name} is no verdict."),
        };
        var isGiven = kind != EffectVerdict.Withheld;
        return new EffectResult(kind, words, unit)
        {
            Treated = treated,
            HeldOut = heldOut,
            Difference = FigureList.Round(difference),
            OnceLow = isGiven ? FigureList.Round(once?.Low) : null,
            OnceHigh = isGiven ? FigureList.Round(once?.High) : null,
            AnytimeLow = FigureList.Round(anytime?.Low),
            AnytimeHigh = FigureList.Round(anytime?.High),
            SampleRatioP = FigureList.Round(SampleRatio.Check(treated, heldOut, journey.HoldOut.ToDouble()).P),
            MoreNeeded = more,
        };
    }

    /// <summary>What is missing for an answer.</summary>
    internal static string Missing(LiftVerdict.NotEnoughYet verdict)
    {
        var parts = new List<string>();
        if (verdict.MoreHeldOut > 0)
        {
            parts.Add($"{PeopleNumbers.Whole(verdict.MoreHeldOut)} more held-out members");
        }

        if (verdict.MoreTreated > 0)
        {
            parts.Add($"{PeopleNumbers.Whole(verdict.MoreTreated)} more treated members");
        }

        return $"not enough data yet: {string.Join(" and ", parts)} needed";
    }
}
