using Workflows.Elsa.Compiling;
using Workflows.Elsa.Definitions;
using Workflows.Elsa.Tests.Building;

namespace Workflows.Elsa.Tests.Compiling;

public sealed class LayoutTests
{
    private const int Height = 54;

    [Fact]
    public void The_journeys_of_the_sample_read_from_left_to_right()
    {
        foreach (var journey in new[] { Harbour.WinBack, Harbour.MakeItRight })
        {
            var flow = FlowOf(journey);
            var positions = flow.Activities.ToDictionary(activity => activity.Id, activity => activity.Position!);
            Assert.All(flow.Connections, line => Assert.True(positions[line.Source].X < positions[line.Target].X, line.ToString()));
        }
    }

    [Fact]
    public void No_two_activities_lie_upon_each_other()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var flow = FlowOf(new RandomJourney(seed).Make());
            var pairs = flow.Activities.SelectMany((one, index) => flow.Activities.Skip(index + 1).Select(other => (one, other)));
            foreach (var (left, right) in pairs)
            {
                Assert.False(Overlap(left, right), $"seed {seed}: {left.Id} and {right.Id}");
            }
        }
    }

    private static bool Overlap(ElsaActivity left, ElsaActivity right) =>
        Math.Abs(left.Position!.Y - right.Position!.Y) < Height
        && left.Position.X < right.Position.X + Width(right)
        && right.Position.X < left.Position.X + Width(left);

    private static int Width(ElsaActivity activity) => 60 + (7 * activity.DisplayText!.Length);

    private static ElsaFlow FlowOf(Model.Programmes.Journey journey) =>
        DefinitionReader.Read(JourneyCompiler.Compile(Harbour.Programme, journey)).Root.Flow!;
}
