using Workflows.Dsl.Mutating;

namespace Workflows.Dsl.Tests.Mutating;

public sealed class MutantTests
{
    private const string Club =
        """
        programme Club {
          currency EUR
          time zone "Europe/Paris"
          starts   2026-01-01
        }

        event Purchase {
          order : text key
          total : money
          score : number 0 to 10
        }

        points Beans {
          worth   0.01 EUR  # 99 is no promise either
          pending 14 days
        }

        rule Base {
          on    Purchase where total > 1.50 EUR and not (score = 3)
          award 1 Beans per 10 EUR of total
        }

        journey Thanks {
          start    on Purchase
          hold out 10%
          wait up to 7 days for Purchase {
            on arrived { bonus 5 Beans }
            on late { finish "lost" }
          }
        }

        measure sales = sum of Purchase.total this period target >= 100 EUR

        example "Ten are a bean" {
          given  anna joined 2026-01-10
          on     2026-03-04 10:00 anna Purchase { order: "A-1", total: 10 EUR, score: 1 }
          expect anna earned 1 Beans
        }
        """;

    private static IReadOnlyList<Mutant> All { get; } = [.. Mutants.Of("club.loyalty", Club)];

    [Theory]
    [InlineData("`2026-01-01` becomes `2026-01-02` in `programme Club`")]
    [InlineData("`starts   2026-01-01` is gone from `programme Club`")]
    [InlineData("`14` becomes `15` in `points Beans`")]
    [InlineData("`pending 14 days` is gone from `points Beans`")]
    [InlineData("`rule Base` is gone")]
    [InlineData("`1.50` becomes `1.51` in `rule Base`")]
    [InlineData("`and` becomes `or` in `rule Base`")]
    [InlineData("`not` is gone from `rule Base`")]
    [InlineData("`bonus 5 Beans` is gone from `journey Thanks`")]
    [InlineData("`wait up to 7 days for Purchase` is gone from `journey Thanks`")]
    [InlineData("`on late` is gone from `journey Thanks`")]
    public void What_members_would_feel_is_changed(string change) => Assert.Contains(change, All.Select(mutant => mutant.Change));

    [Theory]
    [InlineData("worth")]
    [InlineData("0.01")]
    [InlineData("99")]
    [InlineData("10%")]
    [InlineData("hold out")]
    [InlineData("sales")]
    [InlineData("100 EUR")]
    [InlineData("anna")]
    [InlineData("event")]
    public void What_only_the_company_sees_stays_as_it_is(string words) =>
        Assert.All(All, mutant => Assert.Contains(words, mutant.Text, StringComparison.Ordinal));

    [Fact]
    public void A_change_changes_one_thing_at_its_place()
    {
        var mutant = All.Single(one => one.Change.StartsWith("`14` becomes", StringComparison.Ordinal));
        Assert.Equal((15, 11), (mutant.Place.Line, mutant.Place.Column));
        Assert.Equal(Club.Replace("pending 14 days", "pending 15 days", StringComparison.Ordinal), mutant.Text);
    }

    [Fact]
    public void A_clause_goes_with_its_body_and_nothing_else()
    {
        var mutant = All.Single(one => one.Change.StartsWith("`wait up to", StringComparison.Ordinal));
        Assert.DoesNotContain("finish", mutant.Text, StringComparison.Ordinal);
        Assert.Contains("measure sales", mutant.Text, StringComparison.Ordinal);
        Assert.Equal(Club.Count(c => c == '}') - 3, mutant.Text.Count(c => c == '}'));
    }

    [Fact]
    public void Any_text_can_be_asked()
    {
        Assert.Empty(Mutants.Of("empty", ""));
        Assert.NotNull(Mutants.Of("broken", "rule { } } award 3").ToList());
    }
}
