using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Tests;

/// <summary>Two members who are one person are one row of a report, from the merge on.</summary>
public sealed class MergeTests
{
    private static readonly ReportPeriod Quarter = Sample.Period(2025, 10, 1, 2026, 1, 1);

    [Fact]
    public void Who_went_under_is_no_member_any_more_nor_one_who_left_and_the_figures_are_those_of_who_goes_on()
    {
        var result = Lives(Sample.At(2025, 11, 1)).Ends(Sample.At(2025, 12, 31));
        Assert.Equal((2m, 1m), (result.Find("members", "members")?.Value, result.Find("members", "merged")?.Value));
        Assert.Null(result.Find("members", "left"));
        Assert.Equal((1m, 0.5m), (result.Find("members", "active")?.Value, result.Find("members", "participation")?.Value));
        Assert.Equal(150m, result.Find("points", "issued", "Miles")?.Value);
    }

    [Fact]
    public void A_merge_after_the_period_changes_nothing_of_its_report()
    {
        var result = Lives(Sample.At(2026, 2, 1)).Ends(Sample.At(2026, 2, 28));
        Assert.Equal((3m, 2m), (result.Find("members", "members")?.Value, result.Find("members", "active")?.Value));
        Assert.Null(result.Find("members", "merged"));
    }

    [Fact]
    public void What_is_corrected_later_of_who_went_under_is_of_who_goes_on()
    {
        var at = Sample.At(2025, 12, 1);
        var result = Lives(Sample.At(2025, 11, 1)).Posts(0, at, Account.Issued, Account.Available, 7, 9)
            .Posts(0, at, Account.Available, Account.TransferredOut, 7, 9).Posts(1, at, Account.TransferredIn, Account.Available, 7, 9).Ends(Sample.At(2025, 12, 31));
        Assert.Equal((157m, 1m), (result.Find("points", "issued", "Miles")?.Value, result.Find("members", "active")?.Value));
    }

    [Fact]
    public void The_way_through_a_journey_of_who_goes_on_stays_and_the_person_is_counted_once()
    {
        var result = new Feed(Quarter).Joined(0, Sample.At(2025, 9, 1)).Joined(1, Sample.At(2025, 9, 1))
            .Starts(0, Sample.At(2025, 10, 2), 0, heldOut: true).Starts(1, Sample.At(2025, 10, 3), 0, heldOut: false)
            .Step(0, Sample.At(2025, 11, 1), Of(EffectKind.MergedInto, Sample.At(2025, 11, 1))).Step(1, Sample.At(2025, 11, 1), Of(EffectKind.TookOver, Sample.At(2025, 11, 1)))
            .Ends(Sample.At(2025, 12, 31));
        Assert.Equal(1m, result.Find("members", "members")?.Value);
        Assert.DoesNotContain(result.Figures, figure => figure.Name == "held out" && figure.Value > 1);
    }

    /// <summary>Two earn and are merged, a third does nothing.</summary>
    private static Feed Lives(Instant merged) => new Feed(Quarter).Joined(0, Sample.At(2025, 9, 1)).Joined(1, Sample.At(2025, 9, 1)).Joined(2, Sample.At(2025, 9, 1))
        .Posts(0, Sample.At(2025, 10, 2), Account.Issued, Account.Available, 100, 7).Posts(1, Sample.At(2025, 10, 3), Account.Issued, Account.Available, 50, 8)
        .Step(0, merged, Of(EffectKind.MergedInto, merged)).Step(1, merged, Of(EffectKind.TookOver, merged));

    private static Effect Of(EffectKind kind, Instant at) => new() { Kind = kind, Source = -1, Subject = -1, Currency = -1, At = at };
}
