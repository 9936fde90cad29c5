using Workflows.Core.Machine;
using Workflows.Core.Rules;
using Workflows.Testing;
using Xunit.Abstractions;

namespace Workflows.Core.Tests.Properties;

public sealed class BackendsAgreeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(20260701, 60, 60)]
    public void Compiled_rules_and_the_interpreter_decide_the_same(int seed, int programmes, int events)
    {
        output.WriteLine($"seed {seed}");
        for (var i = 0; i < programmes; i++)
        {
            var text = new RandomProgramme(new Random(seed + i)).Text();
            var compiled = Live(text, seed + i, events, world => world);
            var interpreted = Live(text, seed + i, events, _ => new World(text, new InterpretedRules()));
            Assert.Equal(interpreted.Log.Steps.Count, compiled.Log.Steps.Count);
            foreach (var (expected, found) in interpreted.Log.Steps.Zip(compiled.Log.Steps))
            {
                Assert.True(Same(expected, found), $"programme {seed + i}:\n{text}\nstep {expected.Id} of {expected.Member} at {expected.At}");
            }
        }
    }

    private static World Live(string text, int seed, int events, Func<World, World> choose)
    {
        var world = choose(new World(text));
        var life = new RandomLife(new Random(seed));
        RandomLife.Begin(world);
        for (var i = 0; i < events; i++)
        {
            life.Step(world);
        }

        return world;
    }

    private static bool Same(Step a, Step b) =>
        a.Member == b.Member && a.At == b.At && a.Effects.SequenceEqual(b.Effects) && a.Postings.SequenceEqual(b.Postings);
}
