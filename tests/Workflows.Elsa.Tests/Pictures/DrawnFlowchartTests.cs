using Workflows.Model.Pictures;
using Xunit.Abstractions;

namespace Workflows.Elsa.Tests.Pictures;

public sealed class DrawnFlowchartTests(ITestOutputHelper output)
{
    private const int Charts = 400;

    [Fact]
    public void Any_flowchart_of_the_class_that_is_drawn_from_the_toolbox_becomes_text_that_means_the_same()
    {
        var (saved, repeating, refused) = (0, 0, new Dictionary<string, int>(StringComparer.Ordinal));
        for (var seed = 1; seed <= Charts; seed++)
        {
            var studio = Draw(new Random(seed));
            var result = studio.Save();
            if (result.Text is null)
            {
                var (id, message) = (result.Refusals[0].Descriptor.Id, result.Refusals[0].Message);
                Assert.True(
                    id == "LOY3203" || (id == "LOY3212" && message.Contains("circle without a wait", StringComparison.Ordinal)),
                    $"seed {seed}: {result.Refusals[0]}\n{RandomPictureTests.Said(studio.Drawn())}");
                refused[id] = refused.GetValueOrDefault(id) + 1;
                continue;
            }

            saved++;
            Assert.Equal(RandomPictureTests.Said(studio.Drawn()), RandomPictureTests.Said(studio.Redrawn()));
            Assert.Empty(studio.Save().Edits);
            repeating += Compare(studio, seed) ? 1 : 0;
        }

        output.WriteLine($"{saved} saved, {repeating} with loops; refused {string.Join(", ", refused.Select(pair => $"{pair.Value} {pair.Key}"))}");
        Assert.True(saved > Charts / 3, $"{saved} flowcharts are too few to show anything");
        Assert.True(repeating > Charts / 20, $"{repeating} flowcharts with loops are too few to show anything");
    }

    /// <summary>Runs what was drawn and what the text compiles to; whether something ran twice.</summary>
    private static bool Compare(Studio studio, int seed)
    {
        var (drawn, compiled) = (studio.Posted, studio.Compiled());
        var start = studio.Drawn().First!;
        var repeats = false;
        for (var run = 0; run < 5; run++)
        {
            var steps = RandomPictureTests.Run(drawn, (seed * 10) + run);
            Assert.Equal(steps, RandomPictureTests.Run(compiled, (seed * 10) + run));
            Assert.DoesNotContain(start, steps);
            repeats |= steps.Distinct().Count() < steps.Count;
        }

        return repeats;
    }

    private static Studio Draw(Random random)
    {
        var studio = Studio.Empty(Programmes.With("  finish \"x\""), "Drawn");
        var start = studio.Drop(PictureStepKind.Start, (PictureFields.On, "joining"));
        var ids = Enumerable.Range(0, random.Next(2, 14)).Select(number => Drop(studio, random, number)).ToList();
        foreach (var (id, outcome) in studio.Drawn().Steps.Where(step => step.Kind != PictureStepKind.Start)
            .SelectMany(step => OutcomesOf(step).Select(outcome => (step.Id, outcome))))
        {
            var from = ids.IndexOf(id);
            var target = random.Next(8) switch
            {
                0 => -1,
                1 => random.Next(ids.Count),
                _ => from + 1 + random.Next(3),
            };
            if (target >= 0 && target < ids.Count)
            {
                studio.Connect(id, outcome, ids[target]);
            }
        }

        studio.Connect(start, "Done", ids[0]);
        RemoveIslands(studio, start);
        return studio;
    }

    private static string Drop(Studio studio, Random random, int number) => random.Next(7) switch
    {
        0 => studio.Drop(PictureStepKind.Send, (PictureFields.Channel, "email"), (PictureFields.Template, $"m{number}")),
        1 => studio.Drop(PictureStepKind.Wait, (PictureFields.Length, "3 days")),
        2 => studio.Drop(PictureStepKind.Decide, (PictureFields.Condition, $"balance of Miles > {number + 1} Miles")),
        3 => studio.Drop(PictureStepKind.Finish, (PictureFields.Outcome, $"f{number}")),
        4 => studio.Drop(
            PictureStepKind.Task, (PictureFields.Task, $"T{number}"), (PictureFields.Team, "Desk"), (PictureFields.DueIn, "2 days"),
            (PictureFields.Outcomes, "[\"reached\",\"unreached\"]")),
        _ => studio.Drop(PictureStepKind.WaitFor, (PictureFields.Event, "Purchase"), (PictureFields.UpTo, "7 days")),
    };

    private static string[] OutcomesOf(PictureStep step) => step.Kind switch
    {
        PictureStepKind.WaitFor => ["Arrived", "Late"],
        PictureStepKind.Decide => ["True", "False"],
        PictureStepKind.Task => ["reached", "unreached", "overdue"],
        PictureStepKind.Finish => [],
        _ => ["Done"],
    };

    private static void RemoveIslands(Studio studio, string start)
    {
        var reached = new HashSet<string>([start], StringComparer.Ordinal);
        while (studio.Lines.FirstOrDefault(line => reached.Contains(line.Source) && !reached.Contains(line.Target)) is { } line)
        {
            reached.Add(line.Target);
        }

        foreach (var island in studio.Activities.Where(one => !reached.Contains(one.Id)).ToList())
        {
            studio.Remove(island.Id);
        }
    }
}
