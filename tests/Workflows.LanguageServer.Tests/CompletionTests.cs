using Workflows.Dsl;
using Workflows.Model.Programmes;

namespace Workflows.LanguageServer.Tests;

/// <summary>What is offered to somebody who writes; five tasks of a marketer are done with nothing else.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("  award |1 Beans per 10 EUR of total")]
    [InlineData("  award 1 |Beans per 10 EUR of total", "Beans")]
    [InlineData("  award 1 Beans per 10 EUR of |total", "total", "order", "sum of", "balance of", "member")]
    [InlineData("  award 1 Beans |", "per", "funded by", "to", "until")]
    [InlineData("  when  member is |", "at least", "below", "in", "not", "one of")]
    [InlineData("  when  member is at least |", "Blue", "Gold")]
    [InlineData("  when  member is in |", "Regulars")]
    [InlineData("  at most 10 Beans |", "per member", "per calendar", "in any", "in total")]
    [InlineData("  |", "when", "at most", "award", "bonus", "multiply", "except when", "for each", "valid")]
    [InlineData("  multiply |", "Beans")]
    [InlineData("  when  sum of Purchase.|", "total", "order")]
    [InlineData("  when  sum of Purchase.total |", "over last", "this calendar", "ever", "where")]
    [InlineData("  when  count of Purchase ever |", ">=", "=", "and", "or")]
    [InlineData("  at most 10 Beans in any 3 |", "days", "months")]
    public async Task Words_and_names_that_fit_are_offered(string line, params string[] expected)
    {
        var offered = await Offered(Texts.Small, "  award 1 Beans per 10 EUR of total", line);
        Assert.Empty(expected.Except(offered));
        Assert.DoesNotContain(offered, label => label.StartsWith("qz_", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("  # a comm|ent")]
    [InlineData("  benefit \"a te|xt\"")]
    [InlineData("  award 1|0 Beans")]
    public async Task Nothing_is_offered_where_people_write_freely(string line) =>
        Assert.Empty(await Offered(Texts.Small, "  award 1 Beans per 10 EUR of total", line));

    [Fact]
    public async Task What_a_rule_can_react_to_is_offered()
    {
        var offered = await Offered(Texts.Small, "  on    Purchase", "  on    |Purchase");
        Assert.Empty(new[] { "Purchase", "Joined", "entering", "joining" }.Except(offered));
    }

    [Fact]
    public async Task Blocks_are_offered_between_blocks_and_not_within()
    {
        Assert.Contains("follow up", await Offered(Texts.Small, "segment Regulars when", "|\nsegment Regulars when"));
        Assert.DoesNotContain("follow up", await Offered(Texts.Small, "  award 1 Beans per 10 EUR of total", "  |"));
    }

    [Fact]
    public async Task An_item_says_what_it_means_when_it_is_asked()
    {
        await using var editor = await Editor.Open(Texts.Small);
        var (line, column) = Texts.Place(Texts.Small, "1 Beans", 2);
        var item = (await editor.AskAt("textDocument/completion", line, column))!["items"]!.AsArray()
            .Single(one => one!["label"]!.GetValue<string>() == "Beans")!;
        var resolved = await editor.Ask("completionItem/resolve", item.DeepClone());
        Assert.Contains("worth  0.05 EUR", resolved!["documentation"]!["value"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_marketer_changes_a_rate()
    {
        var (editor, marketer) = await AtHarbour();
        marketer.GoBehind("rule BasePoints {\n  on    Purchase\n  ").Delete("award 1 Miles and 1 StatusMiles per 10 HKD of total");
        await marketer.Pick("award");
        marketer.Over("10", "8");
        await Finished(editor, marketer, "BasePoints");
        Assert.Contains("\n  award 1 Miles per 8 HKD of total\n", marketer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_marketer_adds_a_bonus_on_the_weekend()
    {
        var (editor, marketer) = await AtHarbour();
        marketer.GoToEnd().Type("\n");
        await marketer.Pick("rule");
        marketer.Over("Name", "SundayGift").GoBehind("rule SundayGift {\n  on    Purchase").Type(" ");
        foreach (var word in new[] { "where", "weekday", "is", "one of", "Sat" })
        {
            await marketer.Pick(word);
            marketer.Type(word == "Sat" ? ", " : " ");
        }

        await marketer.Pick("Sun");
        marketer.Type("\n  ").Delete("\n  award 1 Miles per 10 HKD of total");
        await marketer.Pick("bonus");
        marketer.Over("200", "50");
        var rule = await Finished(editor, marketer, "SundayGift");
        Assert.IsType<RuleEffect.Bonus>(Assert.Single(rule.Effects));
    }

    [Fact]
    public async Task A_marketer_adds_a_tier()
    {
        var (editor, marketer) = await AtHarbour();
        marketer.GoBehind("tier  Gold when earned StatusMiles this calendar year >= 1_500").Type("\n  ");
        await marketer.Pick("tier");
        marketer.Over("5_000", "4_000");
        await marketer.PickOver("Miles", "StatusMiles");
        marketer.Over("Platinum", "Diamond");
        await Finished(editor, marketer, "BasePoints");
        Assert.Equal("Diamond", Compiler.Compile("h", marketer.Text).Programme!.Ladders[0].Tiers[^1].Name);
    }

    [Fact]
    public async Task A_marketer_adds_a_segment_and_a_journey_that_starts_on_entering_it()
    {
        var (editor, marketer) = await AtHarbour();
        marketer.GoToEnd().Type("\n");
        await marketer.Pick("segment");
        marketer.Over("3", "5").Over("Regulars", "Frequent").GoToEnd().Type("\n\n");
        await marketer.Pick("journey");
        marketer.Over("\"welcome\"", "\"sorry\"").Over("Welcome", "ThankYou");
        await marketer.PickOver("New", "Frequent");
        await Finished(editor, marketer, "BasePoints");
        var journey = Compiler.Compile("h", marketer.Text).Programme!.Journeys[^1];
        Assert.IsType<Trigger.EnteringSegment>(journey.Start);
    }

    [Fact]
    public async Task A_marketer_caps_a_rule()
    {
        var (editor, marketer) = await AtHarbour();
        marketer.GoBehind("then 1 Miles and 1 StatusMiles per 8 HKD of total").Type("\n  ");
        await marketer.Pick("at most");
        marketer.Over("1_000", "500");
        await marketer.PickOver("month", "year");
        Assert.Single((await Finished(editor, marketer, "BillPoints")).Caps);
    }

    private static async Task<(Editor, Marketer)> AtHarbour()
    {
        var editor = await Editor.Open(Texts.Harbour);
        return (editor, new Marketer(editor, Texts.Harbour));
    }

    private static async Task<Rule> Finished(Editor editor, Marketer marketer, string rule)
    {
        var messages = await editor.Diagnostics();
        Assert.True(messages.Count == 0, $"{messages.ToJsonString()}\n{marketer.Text}");
        await editor.DisposeAsync();
        return Compiler.Compile("harbour.loyalty", marketer.Text).Programme!.Rules.Single(one => one.Name == rule);
    }

    private static async Task<List<string>> Offered(string text, string line, string with)
    {
        var at = with.IndexOf('|', StringComparison.Ordinal);
        var written = text.Replace(line, with.Remove(at, 1), StringComparison.Ordinal);
        await using var editor = await Editor.Open(written);
        var (row, column) = Texts.PlaceOf(written, text.IndexOf(line, StringComparison.Ordinal) + at);
        var items = (await editor.AskAt("textDocument/completion", row, column))!["items"]!.AsArray();
        return [.. items.Select(item => item!["label"]!.GetValue<string>())];
    }
}
