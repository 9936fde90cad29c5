using Workflows.Dsl.Analysis;
using Workflows.Dsl.Tests.Checking;

namespace Workflows.Dsl.Tests.Analysis;

/// <summary>What the analysis says, word for word: ranges are exact, and a case reads like a customer.</summary>
public sealed class FindingTextTests
{
    [Theory]
    [InlineData("earned Stars this calendar year 1,000 Stars to 1,499 Stars earns neither `A` nor `B`",
        "tiers Rank {\n  tier Low from joining\n  tier A when earned Stars this calendar year >= 500 and earned Stars this calendar year < 1_000\n  tier B when earned Stars this calendar year >= 1_500\n}\n")]
    [InlineData("sum of Purchase.total ever 200.00 EUR to 299.99 EUR is in neither `B` nor `C`",
        "segment A when spend < 100 EUR\nsegment B when spend >= 100 EUR and spend < 200 EUR\nsegment C when spend >= 300 EUR\n")]
    [InlineData("time since joining 30 exactly is in both `A` and `B`",
        "segment A when time since joining <= 30 days\nsegment B when time since joining >= 30 days\n")]
    [InlineData("with total 100.00 EUR exactly, both `A` and `B` give",
        "rule A {\n  on Purchase where total <= 100 EUR\n  bonus 5 Gems\n}\nrule B {\n  on Purchase where total >= 100 EUR\n  bonus 9 Gems\n}\n")]
    [InlineData("with day 2026-03-31 exactly, both `A` and `B` give",
        "rule A {\n  valid 2026-01-01 to 2026-03-31\n  on Purchase\n  bonus 5 Gems\n}\nrule B {\n  valid 2026-03-31 to 2026-06-30\n  on Purchase\n  bonus 9 Gems\n}\n")]
    [InlineData("these rules lead to each other: `A` → `B` → `A`",
        "segment Rich when balance of Beans >= 9\nsegment Gemmed when balance of Gems >= 9\nrule A {\n  on entering Rich\n  bonus 5 Gems\n}\nrule B {\n  on entering Gemmed\n  bonus 5 Beans\n}\n")]
    public void A_finding_names_the_very_values(string message, string text) =>
        Assert.Equal(message, Assert.Single(Compiler.Compile("p", CheckCases.Prelude + text).Diagnostics).Message);

    [Fact]
    public void Two_rules_that_fire_for_the_same_are_named_with_a_case_of_both()
    {
        var programme = Compiler.Compile("p", CheckCases.Prelude
            + "rule A {\n  on Purchase where total >= 95 EUR and channel is web\n  when member is at least Silver\n  bonus 5 Gems\n}\n"
            + "rule B {\n  on Purchase where weekday is Sat\n  when count of Purchase over last 30 days = 3\n  bonus 9 Gems\n}\n"
            + "rule C {\n  on Purchase where total < 95 EUR\n  bonus 9 Gems\n}\n").Programme!;
        var report = ProgrammeAnalysis.Overlaps(programme);
        var (a, b) = (programme.Rules.Single(rule => rule.Name == "A").Index, programme.Rules.Single(rule => rule.Name == "B").Index);
        var overlap = report.Overlaps.Single(one => (one.First, one.Second) == (a, b));
        Assert.Equal("a member with Status Silver, count of Purchase over last 30 days 3; total 95.00 EUR, channel web, weekday Saturday", overlap.Witness);
        Assert.True(overlap.IsSure);
        Assert.Equal(5, report.Count);
        Assert.DoesNotContain(report.Overlaps, one => (one.First, one.Second) == (a, b + 1));
        Assert.Equal(report.Overlaps.Where(one => one.First == b || one.Second == b), ProgrammeAnalysis.Overlaps(programme, b).Overlaps);
    }

    [Fact]
    public void A_condition_of_too_many_cases_is_left_alone_and_named()
    {
        var fields = Enumerable.Range(0, 14).Select(i => $"  f{i}: yes or no\n");
        var condition = string.Join(" and ", Enumerable.Range(0, 7).Select(i => $"(f{2 * i} or f{(2 * i) + 1})"));
        var text = $"programme P {{\n  currency EUR\n  time zone \"UTC\"\n}}\nevent E {{\n{string.Concat(fields)}}}\npoints B {{ worth 1 EUR }}\n"
            + $"rule R {{\n  on E where {condition}\n  bonus 1 B\n}}\nrule S {{\n  on E\n  bonus 2 B\n}}\n";
        var programme = Compiler.Compile("p", text).Programme!;
        var report = ProgrammeAnalysis.Overlaps(programme);
        Assert.Equal([0], report.TooComplex.ToArray());
        Assert.Equal(0, report.Count);
    }
}
