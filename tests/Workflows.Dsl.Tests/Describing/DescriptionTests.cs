using Workflows.Dsl.Describing;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Tests.Describing;

public sealed class DescriptionTests
{
    private static Programme Sample { get; } = Compiler.Compile("sample.loyalty", SampleProgramme.Text).Programme!;

    [Theory]
    [InlineData("ThirdOrderInAMonth", "third order in a month")]
    [InlineData("on_time", "on time")]
    [InlineData("VIPClub", "VIP club")]
    [InlineData("nps", "nps")]
    [InlineData("OrdersVIA2026", "orders VIA2026")]
    [InlineData("積分", "積分")]
    public void A_name_is_read_as_words(string name, string words) => Assert.Equal(words, Words.OfName(name));

    [Theory]
    [InlineData("purchase", "purchases")]
    [InlineData("bill paid", "“bill paid” events")]
    [InlineData("service case", "service cases")]
    [InlineData("delivery", "deliveries")]
    [InlineData("stay", "stays")]
    [InlineData("box", "boxes")]
    public void Several_of_a_kind_are_named_as_people_do(string one, string several) => Assert.Equal(several, Words.Plural(one));

    [Fact]
    public void Everything_that_is_declared_is_spoken_of()
    {
        var text = Description.Of(Sample);
        Assert.All(Sample.Currencies, currency => Assert.Contains($"**{currency.Title}.**", text, StringComparison.Ordinal));
        Assert.All(Sample.Rules, rule => Assert.Contains($"{Words.Title(rule.Name, rule.Title)}.**", text, StringComparison.Ordinal));
        Assert.All(Sample.Rewards, reward => Assert.Contains($"**{Words.Title(reward.Name, reward.Title)}**", text, StringComparison.Ordinal));
        Assert.All(Sample.Journeys, journey => Assert.Contains($"### {Words.Title(journey.Name, journey.Title)}", text, StringComparison.Ordinal));
        Assert.All(Sample.Segments, segment => Assert.Contains($"is in “{Words.Title(segment.Name, segment.Title)}”", text, StringComparison.Ordinal));
        Assert.All(Sample.Budgets, budget => Assert.Contains($"**{Words.Title(budget.Name, budget.Title)}**", text, StringComparison.Ordinal));
        Assert.All(Sample.Measures, measure => Assert.Contains($"**{Words.Title(measure.Name, measure.Name)}** is", text, StringComparison.Ordinal));
        Assert.All(Sample.Ladders.SelectMany(ladder => ladder.Tiers), tier => Assert.Contains($"**{tier.Name}**", text, StringComparison.Ordinal));
        Assert.All(Sample.Guards, guard => Assert.Contains($"Guard “{Words.Title(guard.Name, guard.Name)}”", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Comments_are_not_asked() =>
        Assert.Equal(Description.Of(Sample), Description.Of(Compiler.Compile("sample.loyalty", "# other words\n\n" + SampleProgramme.Text).Programme!));

    [Fact]
    public void Members_read_nothing_of_what_concerns_the_company_alone()
    {
        var text = Description.ForMembers(Sample);
        Assert.DoesNotContain("paid by", text, StringComparison.Ordinal);
        Assert.DoesNotContain("costs us", text, StringComparison.Ordinal);
        Assert.DoesNotContain("In our books", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Guard", text, StringComparison.Ordinal);
        Assert.DoesNotContain("## What we do for members", text, StringComparison.Ordinal);
        Assert.Contains("paid by", Description.Of(Sample), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_are_told_what_the_names_mean_that_they_read_and_no_others()
    {
        var programme = Compiled(
            """
            let orders = count of Purchase over last 30 days

            segment Regular when orders >= 3

            segment Doubtful when time since joining < 3 days

            rule Base {
              on    Purchase
              when  member is in Regular
              award 1 Beans per 10 EUR of total
            }
            """);
        var text = Description.ForMembers(programme);
        Assert.Contains("- A member is in “Regular” while “orders” is 3 or more.", text, StringComparison.Ordinal);
        Assert.Contains("- “orders” is the number of purchases over the last 30 days.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Doubtful", text, StringComparison.Ordinal);
        Assert.Contains("Doubtful", Description.Of(programme), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("award 1 Beans per full 10 EUR of total", "the member gets 1 Bean for every full 10 EUR of the total.")]
    [InlineData("bonus 1_500 Beans\n  at most once per member per calendar year", "the member gets a bonus of 1,500 Beans. At most once for each member in a calendar year.")]
    [InlineData("bonus 5 Beans\n  when total < 3 EUR and (channel is web or total > 2 EUR)", "if the total is below 3 EUR and either the channel is web or the total is above 2 EUR:")]
    [InlineData("bonus 5 Beans\n  when not (total < 3 EUR)", "if it is not so that the total is below 3 EUR:")]
    [InlineData("bonus 5 Beans\n  when weekday is one of Sat, Sun", "if the day of the week is Saturday or Sunday:")]
    [InlineData("bonus 5 Beans\n  when gift", "if “gift” is yes:")]
    [InlineData("bonus 5 Beans\n  when not gift", "if “gift” is no:")]
    [InlineData("bonus 5 Beans per 1 EUR of (total - 2 EUR) * 3", "for every 1 EUR of (the total minus 2 EUR) times 3 and in proportion")]
    [InlineData("valid 2026-03-01 to 2026-05-31\n  bonus 5 Beans", "Valid from 1 March 2026 to 31 May 2026.")]
    [InlineData("multiply Beans by 1.5", "the Beans earned with it count 1.5 times (bonuses don't).")]
    public void A_rule_is_said_as_it_is_meant(string clauses, string words) =>
        Assert.Contains(words, Description.Of(Compiled($"rule Base {{\n  on Purchase\n  {clauses}\n}}\n")), StringComparison.Ordinal);

    [Fact]
    public void What_is_done_at_the_same_time_is_said_branch_by_branch()
    {
        var text = Description.Of(Compiled(
            """
            journey Care {
              start on Purchase
              at the same time, until the first {
                branch CallThem {
                  wait 2 days
                  send sms "call"
                }
                branch Write { wait 3 days }
              }
            }
            """));
        Assert.Contains("Do the following at the same time, until the first of them is done; then the others are broken off:", text, StringComparison.Ordinal);
        Assert.Contains("- Write: wait for 3 days.", text, StringComparison.Ordinal);
    }

    private static Programme Compiled(string blocks)
    {
        var compilation = Compiler.Compile(
            "club.loyalty",
            "programme Club {\n  currency EUR\n  time zone \"Europe/Paris\"\n}\n\nevent Purchase {\n  order   : text key\n  total   : money\n"
            + "  channel : one of shop, web\n  gift    : yes or no\n}\n\npoints Beans {\n  worth 0.01 EUR\n}\n\n" + blocks);
        Assert.True(compilation.Programme is not null, string.Join('\n', compilation.Diagnostics));
        return compilation.Programme;
    }
}
