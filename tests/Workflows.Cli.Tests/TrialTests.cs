namespace Workflows.Cli.Tests;

public sealed class TrialTests
{
    private const string Club =
        """
        programme Club {
          currency  EUR
          time zone "Europe/Paris"
        }

        event Purchase {
          order   : text key
          total   : money
          channel : one of shop, web
        }

        points Beans {
          worth 0.01 EUR
        }

        rule Base {
          on    Purchase where channel is web
          award 1 Beans per 10 EUR of total
        }

        rule Extra {
          on    Purchase
          when  total >= 500 EUR
          bonus 7 Beans
        }

        example "Ten euros are a bean" {
          given  anna joined 2026-01-10
          on     2026-03-04 10:00 anna Purchase { order: "A-1", total: 10 EUR, channel: web }
          expect anna earned 1 Beans
        }

        """;

    [Fact]
    public void Test_says_what_no_example_shows()
    {
        using var folder = new WorkFolder();
        folder.Write("club.loyalty", Club);
        var lines = Loyalty.Good(folder.Path, "test", "club.loyalty", "--coverage").Lines;
        Assert.Contains("not shown  club.loyalty:17:24: this never keeps rule Base from giving", lines);
        Assert.Contains("not shown  club.loyalty:21:6: rule Extra never gives anything", lines);
        Assert.Contains("shown by examples: 2 of 4 (50%)", lines);
    }

    [Fact]
    public void Test_says_which_example_notices_a_change_and_which_change_none_notices()
    {
        using var folder = new WorkFolder();
        folder.Write("club.loyalty", Club);
        var lines = Loyalty.Good(folder.Path, "test", "club.loyalty", "--mutate").Lines;
        Assert.Contains("noticed      club.loyalty:16:1: `rule Base` is gone (\"Ten euros are a bean\")", lines);
        Assert.Contains("NOT NOTICED  club.loyalty:24:9: `7` becomes `8` in `rule Extra`", lines);
    }

    [Fact]
    public void Test_fails_where_too_little_is_noticed()
    {
        using var folder = new WorkFolder();
        folder.Write("club.loyalty", Club);
        Assert.Equal(1, Loyalty.Run(folder.Path, "test", "club.loyalty", "--mutate", "--least", "90").Exit);
        Assert.Equal(0, Loyalty.Run(folder.Path, "test", "club.loyalty", "--mutate", "--least", "10").Exit);
    }

    [Theory]
    [InlineData("harbour")]
    [InlineData("cdnow")]
    [InlineData("starter")]
    public void The_examples_of_a_sample_notice_four_changes_of_five(string sample)
    {
        using var folder = new WorkFolder();
        Loyalty.Good(folder.Path, "test", Places.Template($"programmes/{sample}"), "--mutate", "--least", "80");
    }
}
