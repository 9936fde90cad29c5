using System.Globalization;
using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Tests.Properties;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Testing;
using Xunit.Abstractions;

namespace Workflows.Core.Tests.Versions;

/// <summary>Random programmes, each made the next version of another one.</summary>
public sealed class RandomVersionsTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;

    [Fact]
    public void Under_a_version_that_is_in_force_from_the_beginning_all_is_as_if_there_had_been_no_other()
    {
        output.WriteLine($"seed {Seed}");
        for (var i = 0; i < 25; i++)
        {
            var (old, text) = (new RandomProgramme(new Random(Seed + i)).Text(), new RandomProgramme(new Random(Seed + 1000 + i)).Text());
            var alone = new World(text);
            var second = new World(old);
            second.Apply("2024-12-01 00:00", text);
            var (one, other) = (new RandomLife(new Random(i)), new RandomLife(new Random(i)));
            RandomLife.Begin(alone);
            RandomLife.Begin(second);
            for (var k = 0; k < 60; k++)
            {
                one.Step(alone);
                other.Step(second);
            }

            Assert.Equal(Said(alone), Said(second));
        }
    }

    [Fact]
    public void A_log_that_goes_through_two_versions_judged_from_its_beginning_gives_what_the_live_engine_reached()
    {
        output.WriteLine($"seed {Seed}");
        var late = 0;
        for (var i = 0; i < 25; i++)
        {
            var world = new World(new RandomProgramme(new Random(Seed + i)).Text());
            var life = new RandomLife(new Random(i));
            RandomLife.Begin(world);
            for (var k = 0; k < 60; k++)
            {
                life.Step(world);
                if (k is 20 or 40)
                {
                    var now = new Model.Time.Instant(world.Population.Received.Micros + 1);
                    world.Apply(LocalOf(world, now), new RandomProgramme(new Random(Seed + (100 * k) + i)).Text());
                }
            }

            // What the last event makes due at its own instant is done before the two are compared.
            world.Population.End(world.Population.Received);
            late += world.Log.Steps.Count(step => step.Event is { } record && world.Plan.Past.Any(past => record.At < past.Until && step.Received >= past.Until));
            foreach (var member in world.Population.Members)
            {
                var log = world.Log.Of(member.Id);
                var judged = new Replay(world.Plan).Judge(
                    member.Id, member.Index, log, member.Cuts, member.LastAt, new ReplayedAnswers(world.Plan.Pools, log, new FullGrants()), 0).State;
                for (var currency = 0; currency < world.Programme.Currencies.Length; currency++)
                {
                    Assert.Equal(member.Available(currency), judged.Available(currency));
                    Assert.Equal(member.Pending(currency), judged.Pending(currency));
                    Assert.Equal(member.Held(currency), judged.Held(currency));
                    Assert.Equal(member.Owed(currency), judged.Owed(currency));
                }

                Assert.Equal(member.Tiers.ToArray(), judged.Tiers.ToArray());
                Assert.Equal(member.Segments.ToArray(), judged.Segments.ToArray());
            }
        }

        Assert.True(late > 5, $"{late} events came late for their version.");
    }

    private static string LocalOf(World world, Model.Time.Instant at)
    {
        var day = world.Plan.Calendar.DayOf(at);
        var time = TimeSpan.FromTicks(world.Plan.Calendar.TimeOfDay(at) * 10);
        return $"{Core.Time.Calendar.DateOf(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {time.ToString("c", CultureInfo.InvariantCulture)}";
    }

    /// <summary>What was decided and posted, in names and not in numbers.</summary>
    private static List<string> Said(World world) =>
        [.. world.Log.Steps.Where(step => !step.Effects.Any(effect => effect.Kind == EffectKind.VersionBegan))
            .Select(step => $"{step.Id} {step.Member} {step.At} {string.Join("; ", step.Effects.Select(effect => Said(world.Plan, effect)))} | "
                + string.Join("; ", step.Postings.Select(posting => Said(world.Plan, posting))))];

    private static string Said(ProgrammePlan plan, in Effect effect)
    {
        var programme = plan.Programme;
        var source = effect.Kind switch
        {
            EffectKind.RuleGave or EffectKind.CutByCap or EffectKind.CutByBudget or EffectKind.LostInGroup or EffectKind.Corrected or EffectKind.Extended or EffectKind.PassedOn
                or EffectKind.NotPassedOn or EffectKind.AwaitedTold or EffectKind.Lent
                when effect.Source >= 0 => programme.Rules[effect.Source].Name,
            _ => $"{effect.Source}",
        };
        var subject = effect.Kind switch
        {
            EffectKind.LostInGroup => programme.Rules[effect.Subject].Name,
            EffectKind.CutByCap => "cap",
            _ => $"{effect.Subject}",
        };
        var amount = effect is { Kind: EffectKind.Rejected, Subject: (int)RejectionReason.CapReached or (int)RejectionReason.LimitReached } ? "cap" : $"{effect.Amount}";
        return $"{effect.Kind} {effect.SubStep} {source} {subject} {effect.Currency} {amount} {effect.At} {effect.Text}";
    }

    private static string Said(ProgrammePlan plan, in Posting posting) =>
        $"{posting.Currency} {posting.From} {posting.To} {posting.Amount} {posting.Lot} {(posting.Rule < 0 ? "" : plan.Programme.Rules[posting.Rule].Name)} {posting.At}";
}
