using System.Globalization;
using Workflows.Model.Effects;
using Xunit.Abstractions;

namespace Workflows.Core.Tests.Naive;

/// <summary>The core against the naive model. LOYALTY_MODEL_STEPS and LOYALTY_MODEL_SEED make a longer run, or another one.</summary>
public sealed class NaiveModelTests(ITestOutputHelper output)
{
    private const int StepsOfLife = 60;

    [Fact]
    public void The_core_and_a_naive_model_that_recomputes_each_member_from_its_log_agree_after_every_step()
    {
        var steps = FromEnvironment("LOYALTY_MODEL_STEPS", 20_000);
        var seed = FromEnvironment("LOYALTY_MODEL_SEED", 20261122);
        output.WriteLine($"seed {seed}, {steps} steps");
        var counts = new NaiveCounts();
        for (var done = 0; done < steps; done += StepsOfLife, seed++)
        {
            var random = new Random(seed);
            var programme = NaiveProgramme.Of(random);
            var batch = random.Next(3) == 0 ? random.Next(2, 12) : 1;
            var world = NaiveTrial.Open(programme.Text, batch);
            var life = new NaiveLife(world, random, programme.Next?.Text).Live(StepsOfLife);
            if (NaiveTrial.Difference(world, life, batch, counts) is not null)
            {
                var (least, events, difference) = NaiveShrinking.Least(programme, life, batch);
                Assert.Fail($"LOYALTY_MODEL_SEED={seed} in batches of {batch}\n{least.Text}\n{string.Join('\n', events)}\n{difference}");
            }
        }

        output.WriteLine(counts.ToString());
        Assert.All(
            [
                EffectKind.CutByCap, EffectKind.CutByBudget, EffectKind.LostInGroup, EffectKind.TierChanged, EffectKind.TierInGrace,
                EffectKind.Expired, EffectKind.Matured, EffectKind.Redeemed, EffectKind.Reversed, EffectKind.Replaced, EffectKind.Corrected,
                EffectKind.PaidBack, EffectKind.Rejected, EffectKind.SegmentLeft, EffectKind.GuardHeld, EffectKind.GuardRefused,
                EffectKind.EarningReleased, EffectKind.EarningDenied, EffectKind.PassedOn, EffectKind.AwaitedTold, EffectKind.Confirmed,
                EffectKind.NotConfirmed, EffectKind.Transferred, EffectKind.TookOver, EffectKind.RewardHeld, EffectKind.HoldReleased,
                EffectKind.HoldEnded, EffectKind.RewardCancelled, EffectKind.VoucherUsed, EffectKind.VoucherExpired, EffectKind.CutFound,
                EffectKind.Placed, EffectKind.Extended, EffectKind.NoticeOfExpiry, EffectKind.Left, EffectKind.CameBack,
                EffectKind.Erased, EffectKind.JourneyStarted, EffectKind.JourneyGave, EffectKind.TaskGiven, EffectKind.TaskEnded, EffectKind.JourneyFinished,
                EffectKind.JourneyCancelled, EffectKind.MessageSent, EffectKind.MessagePutOff, EffectKind.MessageDropped, EffectKind.VersionBegan,
                EffectKind.HouseholdJoined, EffectKind.PointsPooled, EffectKind.CameFromPool,
            ],
            kind => Assert.True(steps < 10_000 || counts.Of(kind) > 0, $"{kind} never came to pass"));
        Assert.True(steps < 10_000 || counts.EndedInBatches > 10, $"{counts.EndedInBatches} pools ended within a batch");
    }

    private static int FromEnvironment(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
