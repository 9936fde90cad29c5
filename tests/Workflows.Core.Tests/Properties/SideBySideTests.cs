using Workflows.Core.Following;
using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Testing;
using Xunit.Abstractions;
using static Workflows.Testing.PlainShop;

namespace Workflows.Core.Tests.Properties;

public sealed class SideBySideTests(ITestOutputHelper output)
{
    private static readonly int[] Batches = [1, 7, 1000];

    private static readonly string[] Four = ["anna", "ben", "carol", "dora"];

    [Theory]
    [InlineData(20260801, 10, 120)]
    public void Random_programmes_decide_the_same_in_batches_of_any_size_on_any_number_of_threads(int seed, int programmes, int events)
    {
        output.WriteLine($"seed {seed}");
        var (refused, cut, passed, joined, paused) = (0, 0, 0, 0, 0);
        for (var i = 0; i < programmes; i++)
        {
            var world = Live(new RandomProgramme(new Random(seed + i)).Text(i % 2 == 0 ? null : "Miles, Stars", hasJourney: true), seed + i, events);
            var random = new Random(seed + i);
            var arrivals = WithMistakes(world, random);
            var end = new Instant(world.Population.Received.Micros + (400 * Instant.PerDay));
            var plan = Paused(world, random);
            var expected = Transcript.OneByOne(plan, arrivals, end);
            paused += expected.Steps.Sum(step => step.Effects.Count(effect => effect.Kind == EffectKind.JourneyPaused));
            refused += expected.Lines.Count(line => line.StartsWith("event", StringComparison.Ordinal));
            cut += expected.Steps.Sum(step => step.Effects.Count(effect => effect.Kind == EffectKind.CutByBudget));
            passed += expected.Steps.Count(step => step.Event is { } record && Model.Programmes.PassingEvents.Is(record.Type));
            joined += expected.Steps.Sum(step => step.Effects.Count(effect => effect.Kind == EffectKind.StepDone && effect.Text!.Split(' ')[0] == "1"));
            foreach (var batch in Batches)
            {
                foreach (var workers in new[] { null, new SideBySide(2), new SideBySide(8), new SideBySide(3, backwards: true) })
                {
                    var found = Transcript.InBatches(plan, arrivals, end, batch, workers);
                    Assert.True(expected.Hash == found.Hash, $"programme {seed + i}, batches of {batch}, {workers?.Count} workers: {expected.FirstDifference(found)}");
                }
            }
        }

        output.WriteLine($"{refused} refused, {cut} cut by a budget, {passed} passed on to other members");
        Assert.True(
            refused > programmes && cut > 0 && passed > programmes && joined > programmes && paused > 0,
            $"branches came together {joined} times, {paused} starts were kept back");
    }

    /// <summary>The programme with its journey paused for a while, from some instant of the lives on.</summary>
    private static ProgrammePlan Paused(World world, Random random)
    {
        var from = new Instant(world.At("2026-01-01 00:00").Micros + (random.NextInt64(60) * Instant.PerDay));
        var journey = world.Programme.Journeys[0].Name;
        return world.Plan.With(PauseTable.Of(world.Plan,
        [
            new FollowUpLook("Stop", 0, 1, from, FollowUpOutcome.Fired, "", null, [new FollowUpAct(FollowUpDeed.Pause, journey, null, null)]).ToRecord(),
            new FollowUpAnswer(FollowUpReply.Resumed, journey, "Mei", null, new Instant(from.Micros + (90 * Instant.PerDay))).ToRecord(),
        ]));
    }

    [Fact]
    public void A_budget_that_ends_inside_a_batch_is_given_to_who_comes_first_in_the_log()
    {
        var world = PlainShop.Open("""
            points Miles { worth 1 HKD
              expire 3 months after earned }
            budget B { limit 10 HKD in total }
            rule R { on Purchase
              bonus 1 Miles per 1 HKD of total funded by B }
            """, "2026-01-01 00:00", Four);

        // Dora comes first in the log and last of all in the order of the members.
        Buy(world, "2026-03-01 10:00", "1", 6m, "dora");
        Buy(world, "2026-03-01 11:00", "2", 3m, "carol");
        Buy(world, "2026-03-01 12:00", "3", 5m, "ben");
        Buy(world, "2026-03-01 13:00", "4", 1m, "anna");
        Buy(world, "2026-03-01 14:00", "5", 1m, "dora");
        var arrivals = ArrivalsOf(world);
        var end = world.At("2026-07-01 00:00");
        var found = Transcript.InBatches(world.Plan, arrivals, end, 1000, new SideBySide(8));
        Assert.Equal([6, 3, 1], found.Steps.SelectMany(step => step.Answers).Select(answer => answer.Granted).Where(points => points > 0));
        Assert.Equal(Transcript.OneByOne(world.Plan, arrivals, end).Lines, found.Lines);
    }

    [Fact]
    public void On_1_2_and_8_threads_in_batches_of_1_7_and_1000_a_budget_that_ends_inside_a_batch_gives_one_hash()
    {
        var world = PlainShop.Open("""
            points Miles { worth 1 HKD
              pending 14 days
              expire 3 months after earned }
            budget B { limit 1_003 HKD per calendar month }
            rule R { on Purchase
              bonus 1 Miles per 1 HKD of total funded by B }
            rule Often { on Purchase
              when count of Purchase over last 14 days is every 3rd
              bonus 40 Miles funded by B }
            """, "2026-01-01 00:00", Four);
        var random = new Random(20261122);
        var at = world.At("2026-03-01 10:00");
        var arrivals = ArrivalsOf(world);
        var purchase = world.Programme.EventTypes.Single(type => type.Name == "Purchase");
        for (var i = 0; i < 200; i++)
        {
            at = new Instant(at.Micros + (random.NextInt64(600) * Instant.PerMinute));
            var record = world.RecordOf(purchase, "2026-03-01 10:00", Four[random.Next(4)], $"{i}", ("total", (decimal)random.Next(1, 60)));
            arrivals.Add(new Arrival(record.MovedTo(at), null));
        }

        var end = new Instant(at.Micros + (200 * Instant.PerDay));
        var expected = Transcript.OneByOne(world.Plan, arrivals, end);
        var cut = expected.Steps.Where(step => step.Effects.Any(effect => effect.Kind == EffectKind.CutByBudget)).Select(step => step.Event!.Key).ToList();
        Assert.InRange(cut.Count, 2, 199);
        foreach (var workers in new[] { null, new SideBySide(2), new SideBySide(8) })
        {
            foreach (var batch in Batches)
            {
                var found = Transcript.InBatches(world.Plan, arrivals, end, batch, workers);
                Assert.True(expected.Hash == found.Hash, $"batches of {batch}, {workers?.Count} workers: {expected.FirstDifference(found)}");
            }
        }
    }

    [Fact]
    public void The_last_of_a_stock_goes_to_who_asks_first_in_the_log_and_comes_back_to_who_asks_after_it_was_given_up()
    {
        var world = PlainShop.Open("""
            points Miles { worth 1 HKD
              expire 3 months after earned }
            rule R { on Purchase
              bonus 1 Miles per 1 HKD of total }
            reward Mug { price 4 Miles
              stock 1
              hold 2 days }
            """, "2026-01-01 00:00", Four);

        // All earn in the batch in which they spend, so that the lots that they spend from have no numbers yet.
        foreach (var member in Four)
        {
            Buy(world, "2026-03-01 09:00", member, 9m, member);
        }

        world.On("2026-03-01 10:00", "dora", "RewardHeld", ("hold", "1"), ("reward", "Mug"));
        world.On("2026-03-01 11:00", "carol", "Redeemed", ("redemption", "2"), ("reward", "Mug"));
        world.On("2026-03-01 12:00", "dora", "RewardReleased", ("hold", "1"));
        world.On("2026-03-01 13:00", "ben", "RewardHeld", ("hold", "3"), ("reward", "Mug"));
        world.On("2026-03-01 14:00", "anna", "Redeemed", ("redemption", "4"), ("reward", "Mug"));
        world.On("2026-03-04 10:00", "anna", "Redeemed", ("redemption", "5"), ("reward", "Mug"));
        var (arrivals, end) = (ArrivalsOf(world), world.At("2026-07-01 00:00"));
        var found = Transcript.InBatches(world.Plan, arrivals, end, 1000, new SideBySide(8));
        Assert.Equal([1, 0, -1, 1, 0, -1, 1], found.Steps.SelectMany(step => step.Answers).Select(answer => answer.Granted));
        Assert.Equal(Transcript.OneByOne(world.Plan, arrivals, end).Lines, found.Lines);
    }

    [Fact]
    public void Spending_from_lots_of_the_same_batch_is_kept_under_the_numbers_of_the_log()
    {
        var world = PlainShop.Open("""
            points Miles { worth 1 HKD
              expire 3 months after earned }
            rule R { on Purchase
              bonus 1 Miles per 1 HKD of total }
            reward Mug { price 4 Miles
              hold 90 days
              cancel up to 80 days }
            """, "2026-01-01 00:00", "anna");
        Buy(world, "2026-03-01 09:00", "a", 9m, "anna");
        world.On("2026-03-01 10:00", "anna", "RewardHeld", ("hold", "1"), ("reward", "Mug"));
        world.On("2026-03-01 11:00", "anna", "Redeemed", ("redemption", "2"), ("reward", "Mug"));
        var arrivals = ArrivalsOf(world);
        arrivals.Add(new Arrival(Putting(arrivals[^1].Event, "3", right: "2"), null));
        var expected = Transcript.OneByOne(world.Plan, arrivals, world.Population.Received);
        Assert.Single(expected.Lines, line => line.EndsWith(nameof(Refusal.Answered), StringComparison.Ordinal));
        Assert.Equal(expected.Lines, Transcript.InBatches(world.Plan, arrivals, world.Population.Received, 1000, new SideBySide(2)).Lines);
    }

    [Fact]
    public void An_order_that_is_sent_back_twice_within_a_batch_is_refused_the_second_time()
    {
        var world = Live(new RandomProgramme(new Random(5)).Text(), 5, 60);
        var refund = ArrivalsOf(world).Last(arrival => world.Programme.EventTypes[arrival.Event.Type].Reverses is not null);
        var again = With(refund.Event, refund.Event.At, refund.Event.Member, "again");
        var arrivals = ArrivalsOf(world).SelectMany(arrival => arrival == refund ? [refund, new Arrival(again, null)] : new[] { arrival }).ToList();
        var expected = Transcript.OneByOne(world.Plan, arrivals, world.Population.Received);
        Assert.Single(expected.Lines, line => line.EndsWith(nameof(Refusal.NothingToReverse), StringComparison.Ordinal));
        Assert.Equal(expected.Lines, Transcript.InBatches(world.Plan, arrivals, world.Population.Received, 1000, new SideBySide(2)).Lines);
    }

    private static World Live(string text, int seed, int events)
    {
        var world = new World(text);
        var life = new RandomLife(new Random(seed));
        RandomLife.Begin(world);
        for (var i = 0; i < events; i++)
        {
            life.Step(world);
        }

        return world;
    }

    private static List<Arrival> ArrivalsOf(World world) => [.. world.Told];

    /// <summary>The events of a world, some without the time at which they became known, and with strangers, future ones and second returns among them.</summary>
    private static List<Arrival> WithMistakes(World world, Random random)
    {
        var arrivals = new List<Arrival>();
        foreach (var arrival in ArrivalsOf(world))
        {
            arrivals.Add(random.Next(2) == 0 ? arrival : arrival with { Received = null });
            var (record, key) = (arrival.Event, $"x{arrivals.Count}");
            if (record.Type == Model.Programmes.BuiltInEvents.Joined)
            {
                continue;
            }

            switch (random.Next(20))
            {
                case 0:
                    arrivals.Add(new Arrival(With(record, record.At, "stranger", key), null));
                    break;
                case 1:
                    arrivals.Add(new Arrival(With(record, new Instant(record.At.Micros + (3 * Instant.PerDay)), record.Member, key), record.At));
                    break;
                case 2 or 3:
                    arrivals.Add(new Arrival(With(record, record.At, record.Member, key), arrival.Received));
                    break;
                default:
                    break;
            }
        }

        return arrivals;
    }

    private static EventRecord Putting(EventRecord record, string key, string right) => new()
    {
        Type = record.Type, Member = record.Member, At = record.At, Key = key, Replaces = right, Numbers = record.Numbers, Texts = record.Texts,
        Known = record.Known,
    };

    private static EventRecord With(EventRecord record, Instant at, string member, string key) => new()
    {
        Type = record.Type, Member = member, At = at, Key = key, Numbers = record.Numbers, Texts = record.Texts, Known = record.Known, Lines = record.Lines,
    };
}
