using Workflows.Cli.Printing;
using Workflows.Model.Effects;
using Workflows.Model.Time;
using Workflows.Testing;

namespace Workflows.Cli.Tests;

/// <summary>Explanations have words of their own for every kind of decision there is; a new kind without any falls to those of another one.</summary>
public sealed class EffectWordsTests
{
    private const string Programme = PlainShop.Head + """
        member { consent marketing by email }
        household { up to 3 members }
        points Miles {
          worth 1 HKD
          expire 3 months after earned
        }
        reward Mug {
          price 4 Miles
          hold 2 days
          voucher valid 20 days worth 3 HKD
          cancel up to 5 days
        }
        budget Launch {
          limit 400 HKD per calendar month
          warn at 50%
          warn at 90%
        }
        group G { first }
        tiers Rank {
          tier Blue from joining
          tier Silver when sum of Purchase.total this calendar year >= 100 HKD
        }
        segment Busy when count of Purchase over last 30 days >= 3
        segment High when sum of Purchase.total over last 30 days is in top 10% of members, refreshed daily at 03:00
        rule Base {
          on Purchase
          award 1 Miles per 10 HKD of total funded by Launch
          at most once per member per calendar month
          compete in G
        }
        guard Large {
          on Purchase
          when total >= 900 HKD
          then hold for "Desk" up to 3 days, then release
        }
        journey Care {
          start on entering Busy
          purpose service
          exit on leaving Busy as "gone"
          send email "hello"
          wait 3 days
          send email "again"
        }
        """;

    /// <summary>To get points from a household and to bring it some are told alike: each is of another one's side.</summary>
    private static readonly EffectKind[] ToldAlike = [EffectKind.PoolGrew, EffectKind.CameFromPool];

    [Fact]
    public void Every_kind_of_decision_has_words_of_its_own()
    {
        var text = new ExplanationText(World.PlanOf(Programme));
        var words = Enum.GetValues<EffectKind>().Except(ToldAlike).Select(kind => (kind, words: text.EffectText(EffectOf(kind)))).ToList();
        Assert.All(words, one => Assert.False(string.IsNullOrWhiteSpace(one.words), $"{one.kind} has no words"));
        Assert.Empty(words.GroupBy(one => one.words).Where(same => same.Count() > 1)
            .Select(same => $"{string.Join(" and ", same.Select(one => one.kind))} are both told as '{same.Key}'"));

        // The words of a journey's step are what any kind gets that nobody thought of.
        Assert.Equal([EffectKind.StepDone], words.Where(one => one.words.Contains("step done", StringComparison.Ordinal)).Select(one => one.kind));
    }

    [Fact]
    public void What_ended_a_journey_early_and_what_stands_still_says_where_and_why()
    {
        var plan = World.PlanOf(Programme);
        var (text, line) = (new ExplanationText(plan), plan.Programme.Journeys[0].Exits[0].Span.Line);
        var ended = text.EffectText(new Effect { Kind = EffectKind.JourneyFinished, At = new Instant(1), Subject = 1, Amount = 1, Text = "gone" });
        Assert.EndsWith($"ended \"gone\": its exit (line {line})", ended, StringComparison.Ordinal);
        var still = text.EffectText(new Effect { Kind = EffectKind.JourneySuspended, At = new Instant(1), Subject = 1, Text = "3 something was divided by 0" });
        Assert.Contains("stands still at email \"again\" (line ", still, StringComparison.Ordinal);
        Assert.Contains("something was divided by 0. It goes on by a version", still, StringComparison.Ordinal);
        foreach (var (step, place) in new[] { ("start", "at its start"), ("9.x", "at 9.x") })
        {
            Assert.Contains($"stands still {place}: why", text.EffectText(
                new Effect { Kind = EffectKind.JourneySuspended, At = new Instant(1), Subject = 1, Text = $"{step} why" }), StringComparison.Ordinal);
        }
    }

    private static Effect EffectOf(EffectKind kind) => new()
    {
        Kind = kind, At = new Instant(1), Amount = kind is EffectKind.JourneyMoved ? 0 : 1, Text = kind == EffectKind.JourneyMoved ? "1 2" : "1",
    };
}
