using Workflows.Dsl.Drawing;

namespace Workflows.Dsl.Tests.Drawing;

public sealed class EditableValuesTests
{
    private const string File = "sample.loyalty";
    private const string Award = "award 1 Miles per full 10 HKD of total funded by Launch 100%";

    private const string Text = """
        programme Shop {
          currency  HKD
          time zone "Asia/Hong_Kong"
        }

        event Purchase { total: money }

        points Miles {
          worth   0.08 HKD
          pending 14 days
          expire  never
        }

        budget Launch { limit 250_000 HKD per calendar month }  # what marketing has

        rule Base "One for ten" {
          valid 2026-01-01
          on    Purchase where total > 5 HKD
          award 1 Miles per full 10 HKD of total   # the rate
            funded by Launch 100%
        }

        """;

    [Fact]
    public void Values_are_listed_with_their_blocks_lines_kinds_and_units()
    {
        var values = EditableValues.Of(File, Text);
        Assert.Equal(
            [
                "points Miles 'worth 0.08 HKD' Number 0.08 HKD", "points Miles 'pending 14 days' Number 14 days",
                "budget Launch 'limit 250_000 HKD per calendar month' Number 250_000 HKD", "rule Base 'rule Base \"One for ten\" {' Text One for ten ",
                "rule Base 'valid 2026-01-01' Day 2026-01-01 ", "rule Base 'on Purchase where total > 5 HKD' Number 5 HKD",
                $"rule Base '{Award}' Number 1 Miles", $"rule Base '{Award}' Number 10 HKD", $"rule Base '{Award}' Share 100% ",
            ],
            values.Select(one => $"{one.Block} {one.Name} '{one.Line}' {one.Kind} {one.Value} {one.Unit}"));
    }

    [Theory]
    [InlineData("10", "12", "per full 12 HKD of total   # the rate", 1)]
    [InlineData("2026-01-01", "2026-02-01", "valid 2026-02-01", 1)]
    [InlineData("One for ten", "One \"for\" ten", "rule Base \"One \\\"for\\\" ten\" {", 7)]
    public void A_value_is_changed_in_its_place(string before, string after, string expected, int letters)
    {
        var result = Change(before, after);
        var edit = Assert.Single(result.Edits);
        Assert.Contains(expected, result.Text, StringComparison.Ordinal);
        Assert.Equal(letters, edit.Text.Length);
        Assert.Equal(result.Text, Text.Remove(edit.Start, edit.Length).Insert(edit.Start, edit.Text));
    }

    [Theory]
    [InlineData("10", "ten")]
    [InlineData("10", "10 } rule X")]
    [InlineData("10", "12 # more")]
    [InlineData("10", "12%")]
    [InlineData("10", "")]
    [InlineData("2026-01-01", "tomorrow")]
    public void What_isnt_such_a_value_is_refused(string before, string after) =>
        Assert.Equal("LOY3221", Assert.Single(Change(before, after).Refusals).Descriptor.Id);

    [Fact]
    public void A_value_that_makes_the_text_wrong_is_refused_with_the_reason()
    {
        var reason = Assert.Single(Change("100%", "60%").Refusals);
        Assert.Equal("LOY3212", reason.Descriptor.Id);
        Assert.Contains("100%", $"{reason.Message} {reason.Help}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_without_a_value_is_refused()
    {
        var place = EditableValues.Of(File, Text)[0].Place;
        Assert.Equal("LOY3220", Assert.Single(EditableValues.Change(File, Text, place with { Column = 1 }, "1").Refusals).Descriptor.Id);
    }

    [Fact]
    public void A_broken_block_has_no_values_and_the_others_have_theirs()
    {
        var broken = Text.Replace("pending 14 days", "pending 14 dayz", StringComparison.Ordinal);
        Assert.DoesNotContain(EditableValues.Of(File, broken), one => one.Block == "points");
        Assert.Contains(EditableValues.Of(File, broken), one => one.Block == "rule");
    }

    private static Redrawn Change(string before, string after) =>
        EditableValues.Change(File, Text, EditableValues.Of(File, Text).Single(one => one.Value == before).Place, after);
}
