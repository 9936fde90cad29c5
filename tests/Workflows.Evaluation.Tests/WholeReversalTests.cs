using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
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

    [Fact]
    public void Sales_in_another_currency_are_exact_and_what_comes_back_of_them_counts_by_the_rate_at_which_it_was_paid()
    {
        var programme = Told(Sample.Purchase, Told(Sample.Refund, Sample.Programme with { Measures = [], FollowUps = [] }));
        var amount = programme.EventTypes[Sample.Refund].Reverses!.Amount!.Index;
        var (buys, returns) = (Sample.Buys("m", Sample.At(2025, 5, 1, 12), "a", 0), Sample.Returns("m", Sample.At(2025, 6, 1, 12), "r", "a", 0));
        var total = programme.EventTypes[Sample.Purchase].Fields.First(field => field.Type.Kind == DataKind.Money).Index;
        (buys.Numbers[total], buys.Texts[total]) = (9_640_378_200, "12.34 USD at 7.8123 HKD of 2025-05-01");
        (returns.Numbers[amount], returns.Texts[amount]) = (1_404_000_000, "2.34 USD at 6 HKD of 2025-06-01");
        var result = new Feed(Period, programme).Joined(0, buys.At).Happens(0, buys).Happens(0, returns).Ends(Sample.At(2026, 1, 1, 0));
        Assert.Equal(96.403782m, result.Find("balance", "sales", month: "2025-05")!.Value);
        Assert.Equal(-18.280782m, result.Find("balance", "sales", month: "2025-06")!.Value);
        Assert.Equal(78.123m, result.Find("balance", "sales")!.Value);
    }

    private static Programme Told(int index, Programme programme)
    {
        var type = programme.EventTypes[index];
        Field With(Field field) => field.Type.Kind != DataKind.Money ? field
            : field with { Type = field.Type with { Currencies = ["USD"], Scale = DatedRate.Scale } };
        return programme with
        {
            EventTypes = programme.EventTypes.SetItem(index, type with
            {
                Fields = [.. type.Fields.Select(With)],
                Reverses = type.Reverses is { Amount: { } amount } reverses ? reverses with { Amount = With(amount) } : type.Reverses,
            }),
        };
    }
}
