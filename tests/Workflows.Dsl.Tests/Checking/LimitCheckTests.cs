using Workflows.Model.Programmes;

namespace Workflows.Dsl.Tests.Checking;

public sealed class LimitCheckTests
{
    [Fact]
    public void Each_budget_that_cannot_pay_is_found_at_its_share() => Assert.Equal(
        ["LOY2330 5:27", "LOY2330 5:36"],
        Places("""
            budget One { limit 5 Stars in total }
            budget Two { limit 5 Stars in total }
            rule Extra {
              on Purchase
              bonus 5 Beans funded by One 50%, Two 50%
            }
            """));

    [Fact]
    public void Each_rule_without_worth_under_a_cap_of_money_is_found_at_its_name() => Assert.Equal(
        ["LOY2329 1:6", "LOY2329 5:6"],
        Places("""
            rule Extra {
              on Purchase
              bonus 5 Gems
            }
            rule More {
              on Purchase
              bonus 7 Gems
            }
            cap Both {
              of Extra, More
              at most 9 EUR per member
            }
            """));

    [Fact]
    public void A_ladder_is_not_hidden_by_a_field_that_can_tell_nothing_apart() =>
        Assert.IsType<PoolScope.PerTier>(ScopeUnder("event Other {\n  Status: number\n}\n", "Other"));

    [Fact]
    public void A_ladder_is_not_hidden_by_a_field_that_is_personal() =>
        Assert.IsType<PoolScope.PerTier>(ScopeUnder("event Other {\n  Status: text personal\n}\n", "Other"));

    [Fact]
    public void A_ladder_is_not_hidden_by_a_field_of_another_event() =>
        Assert.IsType<PoolScope.PerTier>(ScopeUnder("event Other {\n  Status: text\n}\n", "Purchase"));

    [Fact]
    public void A_field_of_the_events_own_comes_before_a_ladder_of_its_name() =>
        Assert.IsType<PoolScope.PerField>(ScopeUnder("event Other {\n  Status: text\n}\n", "Other"));

    private static PoolScope? ScopeUnder(string events, string on)
    {
        var text = $"{CheckCases.Prelude}{events}rule Extra {{\n  on {on}\n  bonus 5 Beans\n  at most 9 Beans per Status\n}}\n";
        var compilation = Compiler.Compile("p", text);
        Assert.Equal("", string.Join('\n', compilation.Diagnostics));
        return Assert.Single(compilation.Programme!.Rules[^1].Caps).Scope;
    }

    /// <summary>Codes and places, lines counted from the first one of the text.</summary>
    private static IEnumerable<string> Places(string text)
    {
        var before = CheckCases.Prelude.Count(letter => letter == '\n');
        return Compiler.Compile("p", CheckCases.Prelude + text).Diagnostics
            .Select(one => $"{one.Descriptor.Id} {one.Place.Line - before}:{one.Place.Column}");
    }
}
