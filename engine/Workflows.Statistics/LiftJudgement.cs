using System.Globalization;

namespace Workflows.Statistics;

/// <summary>Judges a journey by its hold-out: one row per member, from the first trigger, in the arm it was assigned to.</summary>
public static class LiftJudgement
{
    /// <summary>Judges a goal that a member reaches or not.</summary>
    /// <param name="treated">Members who reached the goal, of all assigned to be treated.</param>
    /// <param name="heldOut">Members who reached the goal, of all assigned to be held out.</param>
    /// <param name="plan">What was fixed beforehand.</param>
    public static LiftVerdict OfShares(Proportion treated, Proportion heldOut, LiftPlan plan)
    {
        ArgumentNullException.ThrowIfNull(treated);
        ArgumentNullException.ThrowIfNull(heldOut);
        ArgumentNullException.ThrowIfNull(plan);
        plan.Check();

        // The rate behind the plan is shrunk towards 1/2 by two members, so that 0 of 20 doesn't pass for certainty.
        var baseRate = (heldOut.Successes + 1.0) / (heldOut.Trials + 2);
        var (needTreated, needHeldOut) = NeededForShares(baseRate, plan);
        return Judge(
            Sample.Of(treated),
            Sample.Of(heldOut),
            plan,
            (needTreated, needHeldOut),
            () => TwoProportions.Compare(treated, heldOut, 1 - plan.Alpha).Newcombe);
    }

    /// <summary>Judges an amount per member, such as margin.</summary>
    /// <param name="treated">The amounts of all members assigned to be treated, 0 for those who bought nothing.</param>
    /// <param name="heldOut">The amounts of all members assigned to be held out.</param>
    /// <param name="plan">What was fixed beforehand.</param>
    public static LiftVerdict OfMeans(Sample treated, Sample heldOut, LiftPlan plan)
    {
        ArgumentNullException.ThrowIfNull(treated);
        ArgumentNullException.ThrowIfNull(heldOut);
        ArgumentNullException.ThrowIfNull(plan);
        plan.Check();
        return Judge(
            treated,
            heldOut,
            plan,
            Needed(treated.Variance, heldOut.Variance, plan),
            () => TwoMeans.Compare(treated, heldOut, 1 - plan.Alpha).Interval);
    }

    /// <summary>
    /// Members needed in each arm, in the planned shares, to see the plan's minimal effect on a share of the given base rate.
    /// </summary>
    /// <param name="baseRate">The rate without treatment, between 0 and 1.</param>
    /// <param name="plan">What was fixed beforehand.</param>
    public static (long Treated, long HeldOut) NeededForShares(double baseRate, LiftPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Check();
        Quantiles.CheckShare(baseRate, nameof(baseRate));

        // An effect that would carry the rate past 1 is planned for downwards, where the variance is as large.
        var other = baseRate + plan.MinimalEffect <= 1 ? baseRate + plan.MinimalEffect : Math.Max(0, baseRate - plan.MinimalEffect);
        if (plan.Looks == Looks.Continuous)
        {
            return Needed(other * (1 - other), baseRate * (1 - baseRate), plan);
        }

        var ratio = (1 - plan.HeldOutShare) / plan.HeldOutShare;
        var needed = SampleSize.ForProportions(baseRate, other, plan.Alpha, plan.Power, ratio);
        return AtLeast(needed * ratio, needed, plan);
    }

    private static (long Treated, long HeldOut) Needed(double treatedVariance, double heldOutVariance, LiftPlan plan)
    {
        var treatedShare = 1 - plan.HeldOutShare;
        var unitVariance = treatedVariance / treatedShare + heldOutVariance / plan.HeldOutShare;
        if (unitVariance == 0)
        {
            return (plan.LeastPerArm, plan.LeastPerArm);
        }

        var z = Quantiles.TwoSided(1 - plan.Alpha) + Quantiles.Below(plan.Power);
        var all = plan.Looks == Looks.Continuous
            ? SampleSize.ForContinuousLooks(plan.MinimalEffect, unitVariance, plan.Alpha, plan.Power, plan.Tuning)
            : unitVariance * z * z / (plan.MinimalEffect * plan.MinimalEffect);
        return AtLeast(all * treatedShare, all * plan.HeldOutShare, plan);
    }

    private static (long Treated, long HeldOut) AtLeast(double treated, double heldOut, LiftPlan plan) =>
        (Math.Max(plan.LeastPerArm, (long)Math.Ceiling(treated)), Math.Max(plan.LeastPerArm, (long)Math.Ceiling(heldOut)));

    private static LiftVerdict Judge(
        Sample treated, Sample heldOut, LiftPlan plan, (long Treated, long HeldOut) needed, Func<Interval> once)
    {
        var ratio = SampleRatio.Check(treated.Count, heldOut.Count, plan.HeldOutShare);
        if (ratio.P < plan.SampleRatioThreshold)
        {
            return new LiftVerdict.Withheld(Mismatch(treated.Count, heldOut.Count, plan.HeldOutShare, ratio.P));
        }

        var missing = new LiftVerdict.NotEnoughYet(
            Math.Max(0, needed.Treated - treated.Count), Math.Max(0, needed.HeldOut - heldOut.Count), null, null);
        if (treated.Count < 2 || heldOut.Count < 2)
        {
            return missing;
        }

        var difference = treated.Mean - heldOut.Mean;
        var error = Math.Sqrt(treated.Variance / treated.Count + heldOut.Variance / heldOut.Count);
        if (error == 0)
        {
            // Nobody differs from anybody within an arm. Nothing can be estimated from that, however many there are.
            return new LiftVerdict.NotEnoughYet(
                Math.Max(1, missing.MoreTreated), Math.Max(1, missing.MoreHeldOut), difference, null);
        }

        var interval = plan.Looks == Looks.Continuous
            ? AlwaysValid.Around(difference, error, treated.Count + heldOut.Count, 1 - plan.Alpha, plan.Tuning)
            : once();
        var large = treated.Count >= plan.LeastPerArm && heldOut.Count >= plan.LeastPerArm;
        if (large && !interval.Contains(0))
        {
            return new LiftVerdict.Concluded(difference > 0, difference, interval);
        }

        return missing.MoreTreated > 0 || missing.MoreHeldOut > 0
            ? missing with { Difference = difference, Interval = interval }
            : new LiftVerdict.NotShown(difference, interval);
    }

    private static string Mismatch(long treated, long heldOut, double share, double p) => string.Create(
        CultureInfo.InvariantCulture,
        $"The hold-out has {heldOut} of {treated + heldOut} members where {share:0.####} of them was planned (p = {p:0.0e+0}); "
        + $"members were lost or assigned otherwise, so find out why before reading a lift.");
}
