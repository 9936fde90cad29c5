using Workflows.Model.Programmes;
using Workflows.Proving.Questions;
using Workflows.Testing;
using Xunit.Abstractions;

namespace Workflows.Proving.Tests;

/// <summary>What the prover says of programmes of which the answer is known; every case is run through the core.</summary>
public sealed class ProverTests(ITestOutputHelper output)
{
    private const string Head = """
        programme P {
          currency HKD
          time zone "Asia/Hong_Kong"
        }
        event Purchase {
          order: text key
          total: money
          channel: one of shop, web, app
          topic: optional text
          lines: optional list of { category: text, price: money, quantity: number 1 to 9 }
        }
        member { birthday: optional date }
        points Miles { worth 0.08 HKD }
        points Status { status only }
        tiers T {
          tier Blue from joining
          tier Silver when earned Status this calendar year >= 500
          tier Gold when earned Status this calendar year >= 1_500
          keep until end of next calendar year
        }
        rule Base {
          on Purchase
          award 1 Miles per 10 HKD of total
        }

        """;

    [Theory]
    [InlineData(Verdict.Proved, "on Purchase where total < 100 HKD", "on Purchase where total >= 100 HKD")]
    [InlineData(Verdict.CounterExample, "on Purchase where total <= 100 HKD", "on Purchase where total >= 100 HKD")]
    [InlineData(Verdict.Proved, "on Purchase where channel is app\n  when member is Silver", "on Purchase\n  when member is at least Gold")]
    [InlineData(Verdict.CounterExample, "on Purchase where channel is app\n  when member is at least Silver", "on Purchase where weekday is Sat\n  when member is at least Gold")]
    [InlineData(Verdict.Proved, "on Purchase where topic is known and topic is \"sale\"", "on Purchase where topic is not known or topic is \"gift\"")]
    [InlineData(Verdict.Proved, "valid 2026-02-01 to 2026-02-28\n  on Purchase", "on Purchase\n  when day of today > 28 and month of today < 3")]
    [InlineData(Verdict.CounterExample, "on Purchase\n  when count of Purchase over last 30 days = 3", "on Purchase\n  when count of Purchase over last 7 days <= 2")]
    [InlineData(Verdict.Proved, "on Purchase\n  when count of Purchase over last 30 days < 3", "on Purchase\n  when count of Purchase over last 7 days >= 3")]
    [InlineData(Verdict.Proved, "on Purchase\n  when count of Purchase ever < 1", "on Purchase")]
    [InlineData(Verdict.CounterExample, "on Purchase\n  when sum of Purchase.total over last 3 months >= 900 HKD", "on Purchase where total < 10 HKD")]
    [InlineData(Verdict.CounterExample, "on Purchase\n  when time since joining < 30 days", "on Purchase where hour < 9")]
    [InlineData(Verdict.CounterExample, "on Purchase\n  when member.birthday is known and month of member.birthday = month of today", "on Purchase where total > 5 HKD")]
    [InlineData(Verdict.CounterExample, "on Purchase\n  for each line in lines where line.category is \"tea\"", "on Purchase where total > 5 HKD")]
    [InlineData(Verdict.NotDecided, "on Purchase\n  when average of Purchase.total ever is known and average of Purchase.total ever > 5 HKD", "on Purchase where total > 5 HKD")]
    [InlineData(Verdict.CounterExample, "on Purchase\n  when member is in Loyal", "on Purchase where total > 5 HKD")]
    [InlineData(Verdict.CounterExample, "on Purchase\n  when member is not in Loyal", "on Purchase\n  when count of Purchase over last 30 days >= 3")]
    public void Two_rules_exclude_each_other_or_there_is_a_customer_of_both(Verdict expected, string a, string b)
    {
        var programme = World.Compile($"{Head}segment Loyal when count of Purchase over last 30 days >= 3\n{Rule("A", a)}{Rule("B", b)}");
        if (Proofs.Of(output, programme, new() { Exclusive = [["A", "B"]], Limit = 10_000 }) is { } findings)
        {
            Assert.Equal(expected, findings[0].Verdict);
            Assert.Equal(expected == Verdict.CounterExample, findings[0].Cases.Length == 1);
        }
    }

    [Theory]
    [InlineData(Verdict.Proved, "time since joining < 30 days", "time since joining >= 30 days")]
    [InlineData(Verdict.CounterExample, "count of Purchase ever < 3", "count of Purchase ever > 3")]
    [InlineData(Verdict.CounterExample, "time since last Purchase < 30 days", "time since last Purchase > 40 days and last Purchase is known")]
    public void Segments_take_in_everybody_or_there_is_somebody_in_none(Verdict expected, string a, string b)
    {
        var programme = World.Compile($"{Head}segment A when {a}\nsegment B when {b}\n");
        if (Proofs.Of(output, programme, new() { Cover = [["A", "B"]], Limit = 10_000 }) is { } findings)
        {
            Assert.Equal(expected, findings[0].Verdict);
        }
    }

    [Theory]
    [InlineData("the most Miles that one Purchase brings is 100 Miles", "")]
    [InlineData("the most Miles that one Purchase brings is 300 Miles", "rule X { on Purchase where channel is app\n  multiply Miles by 3 }")]
    [InlineData("the most Miles that one Purchase brings is 250 Miles", "rule X { on Purchase where channel is app\n  multiply Miles by 3\n  at most 150 Miles per member per calendar month }")]
    [InlineData("the most Miles that one Purchase brings is 307 Miles", "rule X { on Purchase where channel is app\n  multiply Miles by 3 }\nrule Y { on Purchase where channel is app\n  bonus 7 Miles }")]
    [InlineData("the most Miles that one Purchase brings is 200 Miles", "group G { best for member }\nrule X { on Purchase where channel is app\n  multiply Miles by 2\n  compete in G }\nrule Y { on Purchase\n  bonus 90 Miles\n  compete in G }")]
    [InlineData("the most Miles that one Purchase brings is 150 Miles", "rule X { on Purchase\n  bonus 80 Miles }\nrule Y { on Purchase where channel is web\n  bonus 80 Miles }\ncap C { of X, Y\n  at most 50 Miles per member per calendar day }")]
    [InlineData("the most Miles that one Purchase brings is 166 Miles", "rule X { on Purchase\n  award 2 Miles per 30 HKD of total }")]
    [InlineData("the most Miles that one Purchase brings is 400 Miles", "rule X { on Purchase\n  when count of Purchase over last 30 days = 3\n  bonus 300 Miles }")]
    [InlineData("the most Miles that one Purchase brings is 400 Miles", "rule X { on Purchase\n  when count of Purchase over last 30 days = 3\n  bonus 300 Miles }\nchallenge C { count Purchase\n  reach 4 calendar weeks in a row\n  bonus 250 Miles }")]
    [InlineData("the most Miles that one Purchase brings is 300 Miles", "rule X { on Purchase where channel is app\n  when count of Purchase where channel is app among last 3 = 3\n  bonus 200 Miles }")]
    [InlineData("the most Miles that one Purchase brings is 500 Miles", "rule X { on Purchase\n  when count of Purchase over last 30 days = 3\n  bonus 300 Miles }\nrule Y { on Purchase\n  when member.birthday is known and month of today = month of member.birthday\n  multiply Miles by 2\n  at most once per member per calendar year }")]
    [InlineData("the most Miles that one Purchase brings is 1,900 Miles", "rule X { on Purchase\n  for each line in lines\n  award 1 Miles per 10 HKD of line.price * line.quantity }")]
    [InlineData("the most Miles that one Purchase brings is 162 Miles", "rule X { on Purchase\n  multiply Miles by 3\n  at most 5 HKD per member per calendar month }")]
    [InlineData("the most Miles that one Purchase brings is 137 Miles", "rule X { on Purchase\n  bonus 80 Miles\n  bonus 70 Miles\n  at most 3 HKD per member }")]
    [InlineData("the most Miles that one Purchase brings is 162 Miles", "rule X { on Purchase\n  bonus 80 Miles }\nrule Y { on Purchase where channel is web\n  bonus 80 Miles }\ncap C { of X, Y\n  at most 5 HKD per member per calendar day }")]
    [InlineData("the most Miles that one Purchase brings is 184 Miles", "rule X { valid 2026-01-01 to 2026-12-31\n  on Purchase where total < 990 HKD\n  bonus 86 Miles }")]
    public void The_most_that_one_event_brings_is_found_and_reached(string question, string rules)
    {
        if (Proofs.Of(output, World.Compile(Head + rules), new() { Limit = 10_000 }) is { } findings)
        {
            var most = Assert.Single(findings, finding => finding.Question.StartsWith("the most Miles", StringComparison.Ordinal));
            Assert.Equal((question, Verdict.Proved), (most.Question, most.Verdict));
            Assert.Single(most.Cases);
            Assert.DoesNotContain(findings, finding => finding.Verdict == Verdict.NotReproduced);
        }
    }

    [Fact]
    public void A_budget_lasts_for_at_least_so_many_events()
    {
        var programme = World.Compile(Head + "budget F { limit 100 HKD per calendar month }\nrule X { on Purchase where channel is app\n  bonus 300 Miles funded by F }\n");
        if (Proofs.Of(output, programme, new() { Limit = 10_000 }) is { } findings)
        {
            // 300 Miles of 0.08 HKD are 24 HKD, and the fifth event uses up the rest.
            Assert.Contains(findings, finding => finding.Verdict == Verdict.Proved
                && finding.Question == "the most that one Purchase takes from `F`, by `X`, is 24.00 HKD, so it lasts for at least 5 of them");
        }
    }

    [Fact]
    public void A_rule_to_which_others_can_leave_nothing_is_named_with_a_customer()
    {
        var programme = World.Compile(Head + Rule("A", "on Purchase where total > 5 HKD") + Rule("B", "on Purchase where channel is app")
            + "cap C {\n  of A, B\n  at most 5 Miles per member per calendar day\n}\n");
        if (Proofs.Of(output, programme, new() { Limit = 10_000 }) is { } findings)
        {
            Assert.Equal(Verdict.Proved, findings.Single(finding => finding.Question.StartsWith("`Base` gives", StringComparison.Ordinal)).Verdict);
            Assert.Equal(Verdict.Proved, findings.Single(finding => finding.Question.StartsWith("`A` gives", StringComparison.Ordinal)).Verdict);
            var cut = findings.Single(finding => finding.Question.StartsWith("`B` gives", StringComparison.Ordinal));
            Assert.Equal(Verdict.CounterExample, cut.Verdict);
            Assert.Contains("channel app", cut.Customer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Verdict.Proved, "on Purchase where total >= 50 HKD and total >= 60 HKD", "on Purchase where not (total < 60 HKD)", "bonus 5 Miles")]
    [InlineData(Verdict.CounterExample, "on Purchase where total >= 50 HKD", "on Purchase where total > 50 HKD", "bonus 5 Miles")]
    [InlineData(Verdict.CounterExample, "on Purchase where total > 50 HKD", "on Purchase where total >= 50 HKD", "bonus 5 Miles")]
    [InlineData(Verdict.CounterExample, "on Purchase", "on Purchase", "bonus 6 Miles")]
    public void Two_versions_do_the_same_or_there_is_a_customer_who_sees_the_difference(Verdict expected, string now, string before, string gave)
    {
        var programme = World.Compile(Head + Rule("A", now));
        var old = World.Compile($"{Head}rule A {{\n  {before}\n  {gave}\n}}\n");
        if (Proofs.Of(output, programme, new() { Against = old, Limit = 10_000 }) is { } findings)
        {
            Assert.Equal(expected, findings.Single(finding => finding.Question.StartsWith("`A` fires", StringComparison.Ordinal)).Verdict);
            Assert.Equal(Verdict.Proved, findings.Single(finding => finding.Question.StartsWith("`Base` fires", StringComparison.Ordinal)).Verdict);
        }
    }

    [Fact]
    public void A_case_that_the_core_does_not_reproduce_is_a_fault_and_said_as_such()
    {
        var programme = World.Compile(Head);
        var example = new Example("x", [], [], programme.Span);
        var finding = new Finding("q", Verdict.CounterExample, "found", programme.Span) { Cases = [new(programme, example, [new Claim(0, true)])] };
        var confirmed = finding.Confirmed((_, _) => new("", [], [], []));
        Assert.Equal((Verdict.NotReproduced, "found; but the core says otherwise: Base doesn't fire"), (confirmed.Verdict, confirmed.Words));
        Assert.Equal(Verdict.CounterExample, finding.Confirmed((_, _) => new("", [0], [], [])).Verdict);
    }

    private static string Rule(string name, string lines) => $"rule {name} {{\n  {lines}\n  bonus 5 Miles\n}}\n";
}
