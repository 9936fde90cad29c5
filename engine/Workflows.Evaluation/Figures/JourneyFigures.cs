using Workflows.Evaluation.Books;
using Workflows.Evaluation.Sections;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Statistics;

namespace Workflows.Evaluation.Figures;

/// <summary>
/// Measures of a journey: what those whom it treats bring and cost more than as many of those held out, one row a member as assigned, of members
/// whose goal window is over. Costs are points at what is expected to be redeemed, messages and tasks.
/// </summary>
internal sealed class JourneyFigures(RunBooks books, RunEnd end)
{
    private const string NothingSaid = "no margin is stated: no effect on money can be computed";

    private readonly EffectJudge _judge = new(books, end);

    /// <summary>What a measure of a journey comes to, with its interval for repeated looks.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="journey">The journey.</param>
    /// <param name="confidence">That of the interval, between 0 and 1.</param>
    public FigureValue Of(Measure measure, Journey journey, double confidence)
    {
        var source = $"one row a member from the first JourneyStarted of {journey.Name}, as assigned; goal window over by the period's end; "
            + "sales, and costs of points, messages and tasks within the window";
        if (Obstacle(measure, journey, out var ratio) is { } obstacle)
        {
            return FigureValue.None(obstacle, source);
        }

        var (treated, heldOut) = Arms(ratio, journey);
        if (Imbalance(treated, heldOut, journey) is { } imbalance)
        {
            return FigureValue.None(imbalance, source);
        }

        if (treated.Count < 2 || heldOut.Count < 2)
        {
            return FigureValue.None("not enough data yet: there are members in one arm only whose goal window is over", source);
        }

        var (value, interval) = ratio.Under is null ? Total(treated, heldOut, confidence) : Quotient(treated, heldOut, confidence);
        return value is { } number && double.IsFinite(number) && Math.Abs(number) < 1e15
            ? FigureValue.Of(RunBooks.FractionOf((decimal)number), treated.Count + heldOut.Count, source) with { Interval = interval }
            : FigureValue.None("what it is divided by isn't above 0", source);
    }

    /// <summary>Whether a measure of a journey lies above a value, with a confidence that holds however often one looks.</summary>
    public ConfidentAnswer Against(Measure measure, Journey journey, Fraction threshold, double confidence)
    {
        if (Obstacle(measure, journey, out var ratio) is { } obstacle)
        {
            return new ConfidentAnswer(null, obstacle);
        }

        var (treated, heldOut) = Arms(ratio, journey);
        if (ratio.Under is not null && (Quotient(treated, heldOut, confidence).Interval is null))
        {
            return new ConfidentAnswer(null, Words(LiftJudgement.OfMeans(treated.Under, heldOut.Under, Plan(treated.Under, heldOut.Under, journey, confidence))));
        }

        // The ratio lies above k where what is divided, less k times what divides, lies above 0: one mean for each arm.
        var k = threshold.ToDouble();
        var rows = _judge.Rows(journey).ToList();
        var shift = ratio.Under is null && treated.Count > 0 ? k / treated.Count : 0;
        Sample Less(bool isHeldOut) => Sample.Of(rows.Where(row => row.IsHeldOut == isHeldOut).Select(row =>
            ValueOf(ratio.Over, row) - (ratio.Under is { } under ? k * ValueOf(under, row) : isHeldOut ? 0 : shift)));
        var (above, below) = (Less(isHeldOut: false), Less(isHeldOut: true));
        var verdict = LiftJudgement.OfMeans(above, below, Plan(treated.Over, heldOut.Over, journey, confidence));
        return verdict is LiftVerdict.Concluded concluded ? new ConfidentAnswer(concluded.Up, "") : new ConfidentAnswer(null, Words(verdict));
    }

    private string? Obstacle(Measure measure, Journey journey, out JourneyRatio ratio)
    {
        var found = JourneyRatio.Of(books.Programme, measure);
        ratio = found ?? default;
        return EffectJudge.Obstacle(journey) ?? (books.Tallies.MarginShare is null || found is null ? NothingSaid : null);
    }

    private (PairedSample Treated, PairedSample HeldOut) Arms(JourneyRatio ratio, Journey journey)
    {
        var rows = _judge.Rows(journey).ToList();
        PairedSample Arm(bool isHeldOut) => PairedSample.Of(
            [.. rows.Where(row => row.IsHeldOut == isHeldOut).Select(row => (ValueOf(ratio.Over, row), ratio.Under is { } under ? ValueOf(under, row) : 0))]);
        return (Arm(isHeldOut: false), Arm(isHeldOut: true));
    }

    /// <summary>What a row adds to a sum; costs of all kinds count alike, as the language asks.</summary>
    private double ValueOf(JourneySum sum, MemberJourney row)
    {
        var margin = (double)(books.Sales(row.Sales) * RunBooks.Rounded(books.Tallies.MarginShare!.Value, 12));
        return (sum.Margin.ToDouble() * margin) + (sum.Points.ToDouble() * (double)row.Cost);
    }

    private static string? Imbalance(PairedSample treated, PairedSample heldOut, Journey journey) =>
        treated.Count + heldOut.Count > 0 && SampleRatio.Check(treated.Count, heldOut.Count, journey.HoldOut.ToDouble()).P < SampleRatio.Threshold
            ? "the arms are not what was planned, so that no figure is given" : null;

    /// <summary>What all who were treated bring more than as many of those held out.</summary>
    private static (double? Value, Interval? Interval) Total(PairedSample treated, PairedSample heldOut, double confidence)
    {
        var difference = treated.Over.Mean - heldOut.Over.Mean;
        var error = Math.Sqrt((Square(treated.Over.Deviation) / treated.Count) + (Square(heldOut.Over.Deviation) / heldOut.Count));
        var interval = AlwaysValid.Around(difference, error, treated.Count + heldOut.Count, confidence);
        return (difference * treated.Count, new Interval(interval.Low * treated.Count, interval.High * treated.Count));
    }

    private static (double? Value, Interval? Interval) Quotient(PairedSample treated, PairedSample heldOut, double confidence)
    {
        var ratio = RatioOfLifts.Of(treated, heldOut, confidence);
        return treated.Under.Mean > heldOut.Under.Mean ? (ratio.Value, ratio.Interval) : (null, null);
    }

    private static double Square(double value) => value * value;

    private LiftPlan Plan(Sample treated, Sample heldOut, Journey journey, double confidence)
    {
        var size = Math.Max(Math.Abs(heldOut.Mean), Math.Abs(treated.Mean));
        return new LiftPlan(journey.HoldOut.ToDouble(), Math.Max(size * books.Settings.MinimalMoneyEffect, 1.0 / books.Programme.MoneyScale))
        {
            Alpha = 1 - confidence,
        };
    }

    private static string Words(LiftVerdict verdict) => verdict switch
    {
        LiftVerdict.NotEnoughYet missing => EffectJudge.Missing(missing),
        LiftVerdict.Withheld withheld => withheld.Reason,
        LiftVerdict.Concluded => "what it is divided by isn't above 0",
        _ => "no difference of the size that matters is seen, with enough members to see one",
    };
}
