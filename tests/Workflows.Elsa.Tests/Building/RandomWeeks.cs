using System.Globalization;
using Workflows.Core.Ports;
using Workflows.Model.Programmes;
using Workflows.Testing;

namespace Workflows.Elsa.Tests.Building;

/// <summary>Some weeks of members under a programme with a journey: they join, buy, and staff report tasks. Same seed: same events.</summary>
internal static class RandomWeeks
{
    /// <summary>Lives the weeks.</summary>
    /// <param name="text">The programme.</param>
    /// <param name="seed">Of the events.</param>
    /// <param name="members">How many members.</param>
    /// <param name="host">What runs the journeys.</param>
    public static World Live(string text, int seed, int members, IWorkflowHost host)
    {
        var random = new Random(seed);
        var world = new World(text, checksLedger: false, runsJourneys: host);
        var now = new DateTime(2026, 1, 1, 9, 0, 0);
        var tasks = TasksOf(world.Programme.Journeys[0].Steps).Distinct().ToList();
        for (var member = 0; member < members; member++)
        {
            world.Join(Text(now.AddHours(member)), $"m{member}");
        }

        now = now.AddDays(1);
        for (var count = 0; count < 12 * members; count++)
        {
            now = now.AddHours(random.Next(1, 60));
            var member = $"m{random.Next(members)}";
            if (tasks.Count > 0 && random.Next(3) == 0)
            {
                var outcome = random.Next(2) == 0 ? "reached" : "unreached";
                world.On(Text(now), member, "TaskDone", ("task", tasks[random.Next(tasks.Count)]), ("outcome", outcome));
            }
            else
            {
                world.On(Text(now), member, "Purchase", ("total", random.Next(1, 900)));
            }
        }

        world.GoTo(Text(now.AddDays(60)));
        return world;
    }

    private static IEnumerable<string> TasksOf(IEnumerable<JourneyStep> steps) => steps.SelectMany(step => step switch
    {
        JourneyStep.Task task => task.Outcomes.SelectMany(outcome => TasksOf(outcome.Steps)).Append(task.Name),
        JourneyStep.WaitFor wait => TasksOf([.. wait.Arrived, .. wait.Late]),
        JourneyStep.If condition => TasksOf([.. condition.Then, .. condition.Else]),
        JourneyStep.Fork fork => fork.Branches.SelectMany(branch => TasksOf(branch.Steps)),
        JourneyStep.Part part => TasksOf(part.Steps),
        _ => [],
    });

    private static string Text(DateTime at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
