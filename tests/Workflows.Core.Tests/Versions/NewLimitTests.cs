using Workflows.Core.Versions;
using Workflows.Model.Time;
using Workflows.Testing;

namespace Workflows.Core.Tests.Versions;

/// <summary>What can't go on from the version before is told before it begins anew.</summary>
public sealed class NewLimitTests
{
    private const string Old = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money
          store: optional one of North, South }
        points Miles { worth 0.1 HKD }
        tiers Status { tier Blue from joining
          tier Gold when earned Miles this calendar year >= 900 }
        budget Launch { limit 10 HKD per calendar month }
        rule Base { on Purchase
          award 1 Miles per 10 HKD of total
          at most 50 Miles per member per calendar month
          at most 900 Miles per calendar month in total }
        rule Gift { on Purchase
          bonus 3 Miles funded by Launch }
        reward Cup { price 3 Miles
          at most 9 per calendar month in total }
        """;

    [Theory]
    [InlineData("limit 10 HKD per calendar month", "limit 20 HKD per calendar month", "")]
    [InlineData("limit 10 HKD per calendar month", "limit 10 HKD per calendar week", "")]
    [InlineData("limit 10 HKD per calendar month", "limit 10 HKD per Status per calendar month", "budget Launch: 10 HKD per Status per calendar month")]
    [InlineData("at most 50 Miles per member per calendar month", "at most 40 Miles per member in any 9 days", "")]
    [InlineData("at most 50 Miles per member per calendar month", "at most 50 Miles per member per store", "")]
    [InlineData("at most 900 Miles per calendar month in total", "at most 900 Miles per store per calendar month", "")]
    [InlineData("at most 900 Miles per calendar month in total", "at most 900 Miles per calendar month in total among Gold", "rule Base: at most 900 Miles per calendar month in total among Gold")]
    [InlineData("at most 9 per calendar month in total", "at most 9 in total", "")]
    [InlineData("rule Gift", "rule Other { on Purchase\n  bonus 1 Miles\n  at most 5 Miles per calendar day in total }\nrule Gift", "")]
    public void A_limit_that_begins_anew_is_named_and_one_that_goes_on_is_not(string from, string to, string expected)
    {
        Assert.Contains(from, Old, StringComparison.Ordinal);
        var old = World.Compile(Old);
        var next = World.PlanOf([new(old, Instant.Earliest), new(World.Compile(Old.Replace(from, to, StringComparison.Ordinal)), new Instant(1))]);
        Assert.Equal(expected, string.Join("; ", NewLimits.Of(World.PlanOf(old), next).Select(one => $"{one.Of}: {one.Limit}")));
    }
}
