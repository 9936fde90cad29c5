namespace Workflows.Templates.Tests;

public sealed class ValueTests
{
    [Theory]
    [InlineData("2147483647 + 1", "2147483648")]
    [InlineData("9223372036854775807 + 1", "9223372036854775808")]
    [InlineData("9223372036854775807 * 2 // 2", "9223372036854775807")]
    [InlineData("10 / 5", "2")]
    [InlineData("1 / 0", "Infinity")]
    [InlineData("7 // 2", "3")]
    [InlineData("7.5 // 2", "4")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("0.1m + 0.2m", "0.3")]
    [InlineData("1.50m", "1.50")]
    [InlineData("price * 2", "25.00")]
    [InlineData("price + 0.5", "13.00")]
    [InlineData("1 << 40", "1099511627776")]
    public void Numbers_widen_and_never_overflow(string expression, string expected) =>
        Assert.Equal(expected, Render.Text($"{{{{ {expression} }}}}", new() { ["price"] = 12.50m }));

    [Theory]
    [InlineData("'10' > 9", "false")]
    [InlineData("'0' == 0", "true")]
    [InlineData("'' == null", "false")]
    [InlineData("null < 1", "false")]
    [InlineData("null >= null", "false")]
    [InlineData("[1, 2] == [1, 2]", "true")]
    [InlineData("[] == empty", "true")]
    [InlineData("1 == 1.0", "true")]
    [InlineData("'B' < 'a'", "true")]
    [InlineData("null + 1", "")]
    [InlineData("'a' + null", "a")]
    public void Comparisons_follow_the_types(string expression, string expected) =>
        Assert.Equal(expected, Render.Text($"{{{{ {expression} }}}}"));

    [Theory]
    [InlineData("{{ [1, 'x\"', null, 1.5, {a: true}] }}", "[1, \"x\\\"\", null, 1.5, {a: true}]")]
    [InlineData("{{ null }}{{ true }}{{ 'x' }}", "truex")]
    public void Values_print_as_documented(string template, string expected) => Assert.Equal(expected, Render.Text(template));

    [Theory]
    [InlineData("{{ at }}|{{ day }}|{{ time }}", "05 Jan 2016|06 Jan 2016|07 Jan 2016")]
    [InlineData("{{ at | date.to_string '%Y-%m-%dT%H:%M:%S%Z' }}", "2016-01-05T21:22:23+02:00")]
    [InlineData("{{ day | date.to_string '%A %e %B %q' }}", "Wednesday  6 January %q")]
    [InlineData("{{ day | date.add_days 30 | date.to_string '%F' }}", "2016-02-05")]
    [InlineData("{{ at | date.add_hours 3 | date.to_string '%F %R %Z' }}", "2016-01-06 00:22 +02:00")]
    [InlineData("{{ (time - day).days }}", "1")]
    [InlineData("{{ at.year }}-{{ day.month }}-{{ time.hour }}", "2016-1-8")]
    [InlineData("{{ day < time }}", "true")]
    [InlineData("{{ date.utc_now | date.to_string '%F %T' }}", "2026-03-04 05:06:07")]
    [InlineData("{{ '2021-11-30T09:50:23+01:00' | date.parse | date.to_string '%R %Z' }}", "09:50 +01:00")]
    [InlineData("{{ (day + timespan.from_hours 5) | date.to_string '%F %R' }}", "2016-01-06 05:00")]
    public void All_three_types_of_dates_are_first_class(string template, string expected) =>
        Assert.Equal(expected, Render.Text(template, new()
    {
        ["at"] = new DateTimeOffset(2016, 1, 5, 21, 22, 23, TimeSpan.FromHours(2)),
        ["day"] = new DateOnly(2016, 1, 6),
        ["time"] = new DateTime(2016, 1, 7, 8, 9, 10),
    }));

    [Fact]
    public void Json_goes_there_and_back() =>
        Assert.Equal("{\"a\":[1,2.5,\"\\u003C\",null,true]}", Render.Text("{{ '{\"a\":[1,2.5,\"<\",null,true]}' | object.from_json | object.to_json }}"));
}
