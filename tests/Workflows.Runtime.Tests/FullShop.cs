using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Core.Planning;
using Workflows.Core.Rewards;
using Workflows.Model.Time;
using Workflows.Runtime.Running;
using Workflows.Runtime.Versions;
using Workflows.Storage;
using Workflows.Storage.Tests;
using Workflows.Testing;

namespace Workflows.Runtime.Tests;

/// <summary>
/// The Shop with all else that a programme can have, and a life of its members in three parts: events, another version, and more events. Each part may be
/// begun again with the same words after it was broken off.
/// </summary>
internal static class FullShop
{
    /// <summary>The part before the change of versions.</summary>
    public const string Before = "before";

    /// <summary>The change of versions.</summary>
    public const string Change = "change";

    /// <summary>The part after it, and the clock to its end.</summary>
    public const string After = "after";

    private const string More = """

        points Coins {
          worth 0.1 HKD
          expire 3 weeks after earned
          notice 5 days before expiry
        }
        household {
          up to 3 members
          pool Stars
        }
        budget Purse {
          limit 9 HKD per calendar week
          warn at 80%
        }
        segment Best when sum of Purchase.total over last 10 days is in top 20% of members, refreshed weekly at 03:00
        bands Rfm of recency, frequency, monetary of Purchase.total over last 3 months in 3 bands, refreshed monthly at 03:00
        leaderboard Race {
          score sum of Purchase.total this calendar month
          places 3
          bonus 9 Coins
        }
        rule Coined {
          on Purchase
          bonus 1 Coins per 10 HKD of total funded by Purse
        }
        rule Banded {
          on Purchase
          when Rfm.frequency = 3
          bonus 1 Coins
        }
        rule Warned {
          on notice of Coins
          bonus 1 Stars
        }
        rule Longer {
          on Visit where score >= 9
          extend Coins by 2 weeks
          at most once per member per calendar month
        }
        guard Noisy {
          on Visit
          at most 3 per member per calendar week
          then alert "Desk"
        }
        journey Sorry "Say sorry" {
          start on Visit where score <= 3
          again 9 days after start
          purpose marketing
          at the same time {
            branch Calls {
              task Call to "Desk" due in 2 days {
                on done { bonus 2 Stars }
                on overdue { send email "sorry" }
              }
            }
            branch Writes {
              send email "we-heard-you"
              wait 1 day
            }
          }
          bonus 5 Coins funded by Purse
        }
        """;

    private static readonly string Text = Shop.Text + More;

    private static readonly string NextText = VersionTests.NextText
        + More.Replace("limit 9 HKD per calendar week", "limit 12 HKD per calendar week", StringComparison.Ordinal)
            .Replace("bonus 9 Coins", "bonus 12 Coins", StringComparison.Ordinal)
            .Replace("again 9 days after start", "again 6 days after start\n  running move here", StringComparison.Ordinal);

    private static readonly int Until = Core.Time.Calendar.DayNumber(new DateOnly(2026, 7, 31));

    /// <summary>What happens: the events of an <see cref="EventFile"/>, with households, tasks, rewards, and members who leave and come back.</summary>
    /// <param name="seed">What decides.</param>
    /// <param name="count">How many events of the file.</param>
    public static IReadOnlyList<string> Lines(int seed, int count)
    {
        const int Members = 20;
        var random = new Random(seed);
        var lines = new List<string>();
        foreach (var line in new EventFile(seed, Members).Lines(count, 280))
        {
            lines.Add(line);
            var at = Regex.Match(line, "\"at\":\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
            var what = random.Next(90) switch
            {
                < 6 => Of("HouseholdJoined", ",\"household\":\"H" + random.Next(3) + "\""),
                6 => Of("HouseholdLeft", ""),
                < 15 => Of("TaskDone", ",\"task\":\"Call\",\"outcome\":\"done\""),
                15 => Of("Left", ""),
                16 => Of("Joined", ",\"level\":5,\"consent_marketing_email\":\"yes\""),
                < 21 => Asked("RewardHeld", $"\"hold\":\"k{lines.Count}\",\"reward\":\"Pen\""),
                < 25 => Asked("Redeemed", $"\"redemption\":\"d{lines.Count}\",\"reward\":\"Pen\""),
                < 29 when lines.FindLast(one => one.Contains(",\"redemption\":\"d", StringComparison.Ordinal)) is { } given => Cancelled(given),
                _ => "",
            };
            lines.AddRange(lines.Count > Members && what.Length > 0 ? [what] : []);
            string Asked(string type, string values) => $$"""{"member":"m{{random.Next(Members)}}","at":"{{at}}","type":"{{type}}",{{values}}}""";

            string Cancelled(string given)
            {
                var values = Regex.Match(given, "\"member\":\"(m\\d+)\".*\"redemption\":\"(d\\d+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups;
                return $$"""{"type":"RewardCancelled","member":"{{values[1].Value}}","at":"{{at}}","redemption":"{{values[2].Value}}"}""";
            }

            string Of(string type, string values) => string.Create(
                CultureInfo.InvariantCulture, $$"""{"type":"{{type}}","member":"m{{random.Next(Members)}}","at":"{{at}}","key":"x{{lines.Count}}"{{values}}}""");
        }

        return lines;
    }

    /// <summary>The programme in the version in force from an instant on, after the one before.</summary>
    public static ProgrammePlan PlanFrom(Instant change) => World.PlanOf([new(World.Compile(Text), Instant.Earliest), new(World.Compile(NextText), change)]);

    /// <summary>Lives a part to its end, or goes on with it.</summary>
    /// <param name="database">Where.</param>
    /// <param name="part">Which.</param>
    /// <param name="events">A file with the events of the part; of no account for the change.</param>
    /// <param name="change">From when the next version is in force.</param>
    public static void Live(string database, string part, string events, Instant change)
    {
        if (part == Change)
        {
            Apply(database, change);
            return;
        }

        EventRun.Execute(
            new RunRequest
            {
                Plan = part == Before ? World.PlanOf(Text) : PlanFrom(change), Sources = [SourceOf(part == Before ? Text : NextText)], Database = database,
                Files = [events], UntilDay = part == Before ? null : Until, BatchSize = 25, Threads = 2, VoucherSecret = VoucherSecret.Stated,
            },
            _ => { });
    }

    private static void Apply(string database, Instant change)
    {
        try
        {
            VersionRun.Apply(new ApplyRequest
            {
                Before = World.PlanOf(Text), Next = PlanFrom(change), Database = database, SourcesBefore = [SourceOf(Text)], Sources = [SourceOf(NextText)],
            });
        }
        catch (StorageFault fault) when (fault.Message.Contains("another version of", StringComparison.Ordinal))
        {
            // It was in force already when the process that put it there was killed.
        }
    }

    private static SourceText SourceOf(string text) => new("shop.loyalty", text);
}
