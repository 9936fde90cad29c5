using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Evaluation.Tests;

/// <summary>A return that says no amount takes the whole of what it names off the sums of the report.</summary>
public sealed class WholeReversalTests
{
    private static readonly ReportPeriod Period = Sample.Period(2025, 4, 1, 2026, 1, 1);

    [Fact]
    public void A_return_without_an_amount_takes_the_whole_order_off_the_sales_at_its_own_date_and_once()
    {
        var refund = Sample.Programme.EventTypes[Sample.Refund];
        var whole = Sample.Programme with
        {
            EventTypes = Sample.Programme.EventTypes.SetItem(Sample.Refund, refund with
            {
                Reverses = new Reversal(Sample.Purchase, refund.Reverses!.By, null, null, SourceSpan.None),
            }),
        };
        var at = Sample.At(2025, 5, 1, 12);
        var result = new Feed(Period, whole).Joined(0, at)
            .Happens(0, Sample.Buys("m", at, "a", 10_000)).Happens(0, Sample.Buys("m", at, "b", 2_500))
            .Happens(0, Sample.Returns("m", Sample.At(2025, 6, 1, 12), "r1", "a", 1)).Happens(0, Sample.Returns("m", Sample.At(2025, 6, 2, 12), "r2", "a", 1))
            .Ends(Sample.At(2026, 1, 1, 0));
        Assert.Equal(25m, result.Find("balance", "sales")!.Value);
        Assert.Equal(125m, result.Find("balance", "sales", month: "2025-05")!.Value);
        Assert.Equal(-100m, result.Find("balance", "sales", month: "2025-06")!.Value);
    }
}
