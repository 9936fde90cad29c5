using Workflows.Core.Machine;
using Workflows.Testing;
using Xunit.Abstractions;

namespace Workflows.Core.Tests.Properties;

public sealed class JudgingAgainTests(ITestOutputHelper output)
{
    /// <summary>The live engine goes from state to state; judging the whole log from its beginning has to come to the same.</summary>
    [Fact]
    public void A_member_s_log_judged_from_its_beginning_gives_the_state_that_the_live_engine_reached()
    {
        const int Seed = 20260702;
        output.WriteLine($"seed {Seed}");
        for (var i = 0; i < 25; i++)
        {
            var world = new World(new RandomProgramme(new Random(Seed + i)).Text());
            var life = new RandomLife(new Random(Seed + i));
            RandomLife.Begin(world);
            for (var k = 0; k < 60; k++)
            {
                life.Step(world);
            }

            foreach (var member in world.Population.Members)
            {
                var judged = new Replay(world.Plan).Judge(
                    member.Id, member.Index, world.Log.Of(member.Id), member.LastAt,
                    new Pools.ReplayedAnswers(world.Log.Of(member.Id).SelectMany(entry => entry.Answers), new Pools.FullGrants()), 0);
                for (var currency = 0; currency < world.Programme.Currencies.Length; currency++)
                {
                    Assert.Equal(member.Available(currency), judged.State.Available(currency));
                    Assert.Equal(member.Pending(currency), judged.State.Pending(currency));
                }

                Assert.Equal(member.Tier(0), judged.State.Tier(0));
                Assert.Equal(member.Tier(1), judged.State.Tier(1));
                Assert.Equal(member.Tiers.ToArray(), judged.State.Tiers.ToArray());
                Assert.Equal(Progress.NextExpiry.Of(member, 0), Progress.NextExpiry.Of(judged.State, 0));
                Assert.Equal(member.IsIn(0), judged.State.IsIn(0));
                Assert.Equal(member.IsIn(1), judged.State.IsIn(1));
            }
        }
    }
}
