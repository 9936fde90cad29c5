using Workflows.Dsl;
using Workflows.Cli.Shell;
using Workflows.Core.Examples;
using Workflows.Generation.Trials;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Tests;

public sealed class PromiseTests
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
          friend  : optional member
          lines   : optional list of { sku: text, price: money }
        }

        points Beans {
          worth 0.01 EUR
          round down per event
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

        """;

    private const string Table =
        """
        example "Ten euros are a bean" {
          given  anna joined 2026-01-10
          on     2026-03-04 10:00 anna Purchase { order: "A-1", total: spent, channel: web }
          expect anna earned beans
          table  spent,  beans
          row    9 EUR,  0 Beans
          row    25 EUR, 3 Beans
          row    40 EUR, 4 Beans
        }

        """;

    [Fact]
    public void Each_row_of_a_table_is_an_example_and_says_for_itself_that_it_fails()
    {
        using var folder = new WorkFolder();
        folder.Write("club.loyalty", Club + Table);
        var run = Loyalty.Run(folder.Path, "test", "club.loyalty");
        Assert.Equal(1, run.Exit);
        Assert.Contains("passed  Ten euros are a bean: 9 EUR, 0 Beans", run.Lines);
        Assert.Contains("FAILED  Ten euros are a bean: 25 EUR, 3 Beans", run.Lines);
        Assert.Contains("passed  Ten euros are a bean: 40 EUR, 4 Beans", run.Lines);
        Assert.Contains("expected 3 Beans earned, found 2 Beans", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("never \"One purchase brings much\" more than 20 Beans from one Purchase")]
    [InlineData("always \"Nobody has many\" balance of Beans <= 15")]
    [InlineData("never \"Nobody stays away\" time since last Purchase > 300 days and count of Purchase ever > 0")]
    [InlineData("always \"Nobody spends much\" sum of Purchase.total over last 10 days < 700.50 EUR")]
    public void A_promise_that_is_broken_gives_an_example_that_can_be_pasted_and_passes(string promise)
    {
        using var folder = new WorkFolder();
        folder.Write("club.loyalty", $"{Club}{promise}\n");
        var run = Loyalty.Run(folder.Path, "test", "club.loyalty");
        Assert.Equal(1, run.Exit);
        var title = promise.Split('"')[1];
        Assert.Contains($"BROKEN  {title}", run.Lines);
        var example = run.Out[run.Out.IndexOf("example ", StringComparison.Ordinal)..];
        example = example[..(example.IndexOf("\n}\n", StringComparison.Ordinal) + 3)];

        folder.Write("pasted.loyalty", $"{Club}{example}");

        Assert.Equal(0, Loyalty.Run(folder.Path, "fmt", "pasted.loyalty", "--check").Exit);
        Assert.Contains($"passed  How it is now: {title}", Loyalty.Good(folder.Path, "test", "pasted.loyalty").Lines);
        Assert.InRange(example.Split('\n').Length, 4, 8);
    }

    [Fact]
    public void A_promise_is_kept_where_no_customer_breaks_it_and_the_same_seed_finds_the_same()
    {
        using var folder = new WorkFolder();
        folder.Write("club.loyalty", $"{Club}always \"Nobody owes\" balance of Beans >= 0\n\nnever \"Much\" more than 900 Beans from one Purchase\n");
        var once = Loyalty.Run(folder.Path, "test", "club.loyalty", "--customers", "60", "--seed", "9");
        Assert.Contains("kept    Nobody owes", once.Lines);
        Assert.Equal(once.Out, Loyalty.Run(folder.Path, "test", "club.loyalty", "--customers", "60", "--seed", "9").Out);
    }

    [Fact]
    public void A_promise_notices_a_change_that_no_example_notices()
    {
        using var folder = new WorkFolder();
        folder.Write("club.loyalty", $"{Club}never \"A small purchase brings more than its beans\" balance of Beans > 7 and sum of Purchase.total ever < 20 EUR\n");
        var lines = Loyalty.Good(folder.Path, "test", "club.loyalty", "--mutate", "--coverage").Lines;
        Assert.Contains(lines, line => line.StartsWith("reached by the customers of promises: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("`when  total >= 500 EUR` is gone", StringComparison.Ordinal) && line.EndsWith("(\"A small purchase brings more than its beans\")", StringComparison.Ordinal));
    }

    [Fact]
    public void A_promise_about_some_events_is_broken_by_these_alone()
    {
        const string Breaks = "never \"Much from the shop\" more than 6 Beans from one Purchase where channel is shop and total < 900 EUR\n";
        const string Keeps = "never \"Much from a small one\" more than 6 Beans from one Purchase where total < 60 EUR\n";
        const string Bought = "example \"e\" {\n  given anna joined 2026-01-10\n  on 2026-03-04 anna Purchase { order: \"A\", total: 600 EUR, channel: shop }\n}\n";
        var programme = Compiler.Compile("club", Club + Breaks + Keeps + Bought).Programme!;
        var breaches = new PromiseRunner(programme, changed => ProgrammeFile.Plan(changed)).Breaches(programme.Examples[0]);
        Assert.Equal([7L, null], breaches.Select(breach => breach?.Points));
        var web = programme.Examples[0] with { Steps = [Sent((ExampleStep.Happens)programme.Examples[0].Steps[0])] };
        Assert.All(new PromiseRunner(programme, changed => ProgrammeFile.Plan(changed)).Breaches(web), Assert.Null);
    }

    /// <summary>The purchase by web: the place of that channel is 1.</summary>
    private static ExampleStep.Happens Sent(ExampleStep.Happens happens) => happens with { Values = [.. happens.Values.Select(value => value.Field == 2 ? value with { Number = 1 } : value)] };

    [Theory]
    [InlineData("harbour")]
    [InlineData("cdnow")]
    [InlineData("starter")]
    public void Most_of_what_is_made_up_for_a_sample_can_happen(string sample)
    {
        var programme = ProgrammeFile.Read(Places.Template($"programmes/{sample}")).Compile().Programme!;
        var runner = new ExampleRunner(ProgrammeFile.Plan(programme));
        var lives = new ProgrammeLives(programme, 3);
        var tried = Enumerable.Range(1, 50).Select(number => (Life: lives.Life(number), Result: runner.Run(lives.Life(number)))).ToList();
        var happened = tried.Sum(one => one.Life.Steps.Length - 1);
        var refused = tried.Sum(one => one.Result.Failures.Length);
        Assert.True(happened > 100 && refused < happened / 3, $"{refused} of {happened}");
    }
}
