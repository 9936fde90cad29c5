using System.Globalization;
using Workflows.Flows.Timing;

namespace Workflows.Flows.Tests.Timing;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("0 0 * * * *", "2026-05-01T12:30:15Z", "2026-05-01T13:00:00Z")]
    [InlineData("*/20 * * * * *", "2026-05-01T12:30:15Z", "2026-05-01T12:30:20Z")]
    [InlineData("0 30 8 * * MON-FRI", "2026-05-01T08:30:00Z", "2026-05-04T08:30:00Z")]
    [InlineData("0 0 0 29 2 *", "2026-05-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("15 3 1,15 * *", "2026-05-01T03:15:00Z", "2026-05-15T03:15:00Z")]
    [InlineData("0 0 0 13 * 5", "2026-05-01T12:00:00Z", "2026-05-08T00:00:00Z")]
    [InlineData("0 0 12 ? * 7", "2026-05-01T12:00:00Z", "2026-05-03T12:00:00Z")]
    public void The_next_instant_is_the_first_that_all_fields_allow(string expression, string after, string next)
    {
        var schedule = CronSchedule.Read(expression, out var problem);
        Assert.Equal("", problem);
        Assert.Equal(At(next), schedule!.Next(At(after)));
    }

    [Fact]
    public void A_day_that_never_comes_has_no_next_instant() => Assert.Null(CronSchedule.Read("0 0 0 30 2 *", out _)!.Next(At("2026-05-01T00:00:00Z")));

    [Theory]
    [InlineData("BadCronExpression", "has 1 fields")]
    [InlineData("0 0 25 * * *", "`25` is no number from 0 to 23")]
    [InlineData("0 0 9-8 * * *", "ends before it begins")]
    [InlineData("0 */0 * * * *", "`0` is no number from 1 to 59")]
    public void An_expression_that_cannot_be_read_says_why(string expression, string words)
    {
        Assert.Null(CronSchedule.Read(expression, out var problem));
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
