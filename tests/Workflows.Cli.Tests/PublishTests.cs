using System.Text.Json.Nodes;

namespace Workflows.Cli.Tests;

/// <summary><c>publish by N people</c>: a version comes into force when enough different people are for this very text.</summary>
public sealed class PublishTests : IDisposable
{
    private const string Old = """
        programme Shop {
          currency  EUR
          time zone "Europe/Vienna"
          publish   by 2 people
          joining   with first event
        }

        event Purchase {
          order : text key
          total : money
        }

        points Miles { worth 0.01 EUR }

        rule Base {
          on    Purchase
          award 1 Miles per 1 EUR of total
        }
        """;

    private static readonly string Next = Old.Replace("award 1 Miles", "award 2 Miles", StringComparison.Ordinal);

    private readonly WorkFolder _folder = new();

    public PublishTests()
    {
        _folder.Write("old.loyalty", Old);
        _folder.Write("new.loyalty", Next);
        _folder.Write("other.loyalty", Old.Replace("award 1 Miles", "award 9 Miles", StringComparison.Ordinal));
        _folder.Write("alone.loyalty", Next.Replace("  publish   by 2 people\n", "", StringComparison.Ordinal));
        _folder.Write("events.csv", "type,member,at,order,total\nPurchase,anna,2026-02-10 12:00,a1,120\n");
        Loyalty.Good(_folder.Path, "run", "old.loyalty", "--events", "events.csv", "--db", "shop.db");
    }

    [Fact]
    public void The_first_says_how_many_are_missing_the_same_again_is_refused_and_the_second_makes_it_so()
    {
        Assert.Contains("say who you are with --by NAME", Apply(2, "new.loyalty"), StringComparison.Ordinal);
        var first = Loyalty.Good(_folder.Path, "apply", "new.loyalty", "--db", "shop.db", "--by", "Anna", "--why", "Autumn terms").Out;
        Assert.Contains("Anna is for version 2 of Shop", first, StringComparison.Ordinal);
        Assert.Contains("2 different people have to be for version 2, so far Anna; 1 missing. Nothing is in force yet.", first, StringComparison.Ordinal);
        Assert.Contains("so far Anna; 1 missing: `loyalty apply --by NAME`", Plan("new.loyalty"), StringComparison.Ordinal);
        Assert.Contains("anna is for it already", Apply(1, "new.loyalty", "--by", " anna "), StringComparison.Ordinal);
        Assert.Contains("a text that is not in force", History(), StringComparison.Ordinal);

        var second = Loyalty.Good(_folder.Path, "apply", "new.loyalty", "--db", "shop.db", "--by", "Ben").Out;
        Assert.Contains("version 2 of Shop is in force from", second, StringComparison.Ordinal);
        var history = History();
        Assert.Contains("version 1 of Shop", history, StringComparison.Ordinal);
        Assert.Matches(@"  Anna, \d{4}-\d\d-\d\d \d\d:\d\d: Autumn terms\n  Ben, \d{4}-\d\d-\d\d \d\d:\d\d\n", history);
        Assert.DoesNotContain("not in force", history, StringComparison.Ordinal);
        var json = JsonNode.Parse(Loyalty.Good(_folder.Path, "plan", "--history", "--db", "shop.db", "--format", "json").Out)!;
        Assert.Equal(["Anna", "Ben"], json["versions"]![1]!["by"]!.AsArray().Select(one => (string?)one!["name"]));
        Loyalty.Good(_folder.Path, "audit", "--db", "shop.db");
    }

    [Fact]
    public void An_approval_is_for_that_text_only_and_for_that_version_only()
    {
        Loyalty.Good(_folder.Path, "apply", "new.loyalty", "--db", "shop.db", "--by", "Anna");
        Assert.Contains("so far Ben; 1 missing", Loyalty.Good(_folder.Path, "apply", "other.loyalty", "--db", "shop.db", "--by", "Ben").Out, StringComparison.Ordinal);
        Assert.Contains("in force from", Loyalty.Good(_folder.Path, "apply", "other.loyalty", "--db", "shop.db", "--by", "Cleo").Out, StringComparison.Ordinal);

        // Anna was for the other text as version 2; as version 3 she has to say so anew.
        Assert.Contains("version 3, so far Ben; 1 missing", Loyalty.Good(_folder.Path, "apply", "new.loyalty", "--db", "shop.db", "--by", "Ben").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_alone_takes_the_line_out()
    {
        Assert.Contains("1 missing", Loyalty.Good(_folder.Path, "apply", "alone.loyalty", "--db", "shop.db", "--by", "Anna").Out, StringComparison.Ordinal);
        Assert.Contains("in force from", Loyalty.Good(_folder.Path, "apply", "alone.loyalty", "--db", "shop.db", "--by", "Ben").Out, StringComparison.Ordinal);

        // From now on one is enough, and who it was is kept where it is said.
        _folder.Write("more.loyalty", Next.Replace("  publish   by 2 people\n", "", StringComparison.Ordinal).Replace("award 2", "award 3", StringComparison.Ordinal));
        Assert.Contains("version 3 of Shop is in force", Loyalty.Good(_folder.Path, "apply", "more.loyalty", "--db", "shop.db", "--by", "Cleo", "--why", "=1+1").Out, StringComparison.Ordinal);
        Assert.Contains(": =1+1", History(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--by NAME", "--why", "because")]
    [InlineData("the name of one person", "--by", "  ")]
    public void Who_can_t_be_told_is_refused(string words, params string[] options) => Assert.Contains(words, Apply(2, "new.loyalty", options), StringComparison.Ordinal);

    [Fact]
    public void A_plan_without_programmes_says_what_to_name() =>
        Assert.Contains("or give --history", Loyalty.Refused(2, _folder.Path, "plan", "--db", "shop.db"), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private string Apply(int exit, string file, params string[] options) => Loyalty.Refused(exit, _folder.Path, ["apply", file, "--db", "shop.db", .. options]);

    private string Plan(string file) => Loyalty.Good(_folder.Path, "plan", "old.loyalty", file, "--db", "shop.db").Out;

    private string History() => Loyalty.Good(_folder.Path, "plan", "--history", "--db", "shop.db").Out;
}
