using System.Text.RegularExpressions;
using Workflows.Core.Ports;
using Workflows.Dsl.Drawing;
using Workflows.Elsa.Running;
using Workflows.Model.Pictures;
using Xunit.Abstractions;

namespace Workflows.Elsa.Tests.Pictures;

public sealed partial class RandomPictureTests(ITestOutputHelper output)
{
    private const int MostSteps = 40;

    [Fact]
    public void A_thousand_visual_edits_keep_every_comment_and_say_what_was_drawn() => EditAll(seed =>
        new Studio(RandomText.Make(new Random(seed)), "J") { IsForgetful = seed % 2 == 0 }, 300, 4, 1_000);

    [Fact]
    public void Visual_edits_of_the_operators_journeys_keep_every_comment_and_say_what_was_drawn() => EditAll(seed =>
        new Studio(Programmes.HarbourWithoutExamples, seed % 2 == 0 ? "WinBack" : "MakeItRight"), 16, 4, 35);

    private void EditAll(Func<int, Studio> open, int journeys, int edits, int least)
    {
        var (saved, refused) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        for (var seed = 1; seed <= journeys; seed++)
        {
            var studio = open(seed);
            Assert.Empty(studio.Save().Edits);
            var hand = new RandomHand(new Random(seed), studio);
            for (var edit = 0; edit < edits; edit++)
            {
                var before = studio.Text;
                var what = hand.Edit();
                var result = studio.Save();
                if (result.Text is null)
                {
                    var reason = result.Refusals[0];
                    Assert.True(reason.Descriptor.Id != "LOY3213", $"seed {seed}, {what}: {reason}\n{JourneysOf(before)}");
                    refused[reason.Message] = refused.GetValueOrDefault(reason.Message) + 1;
                    break;
                }

                saved++;
                Check($"seed {seed}, edit {edit}: {what}", before, result, studio);
            }
        }

        output.WriteLine($"{saved} saved; {string.Join(", ", refused.Select(pair => $"{pair.Value} {pair.Key}"))}");
        Assert.True(saved >= least, $"{saved} edits are too few to show anything");
    }

    private static void Check(string what, string before, Redrawn result, Studio studio)
    {
        var after = result.Text!;
        var texts = $"{what}\n{JourneysOf(before)}\n--->\n{JourneysOf(after)}";
        Assert.True(Comments(before).SequenceEqual(Comments(after)), $"comments: {texts}");
        var (head, tail) = (before.IndexOf("\njourney", StringComparison.Ordinal), before.IndexOf("\n# behind it", StringComparison.Ordinal));
        Assert.Equal(before[..head], after[..head]);
        Assert.True(tail < 0 || after.EndsWith(before[tail..], StringComparison.Ordinal), what);
        var made = before;
        foreach (var edit in result.Edits.Reverse())
        {
            made = made.Remove(edit.Start, edit.Length).Insert(edit.Start, edit.Text);
        }

        Assert.Equal(after, made);
        var (drawn, redrawn) = (Said(studio.Drawn()).Split('\n'), Said(studio.Redrawn()).Split('\n'));
        Assert.True(drawn.SequenceEqual(redrawn), string.Join('\n', drawn.Except(redrawn).Append("but").Concat(redrawn.Except(drawn)).Append(texts)));
        var (posted, compiled) = (studio.Posted, studio.Compiled());
        for (var run = 0; run < 3; run++)
        {
            Assert.Equal(Run(posted, run), Run(compiled, run));
        }
    }

    private static string JourneysOf(string text)
    {
        var from = text[text.IndexOf("\njourney", StringComparison.Ordinal)..];
        return from[..from.LastIndexOf("\n}\n\n# ", StringComparison.Ordinal)];
    }

    private static List<string> Comments(string text) =>
        [.. Comment().Matches(text).Select(match => match.Value.TrimEnd()).Order(StringComparer.Ordinal)];

    /// <summary>What a picture says, whatever the order; what says nothing is left out.</summary>
    internal static string Said(Picture picture) => string.Join('\n', picture.Steps
        .Select(step => $"{(step.Kind == PictureStepKind.Start ? "start" : step.Id)} {step.Kind} " + string.Join(' ', step.Fields
            .Where(field => field.Text is not ("" or "false" or "normal" or "service"))
            .Select(field => $"{field.Name}={field.Text.ReplaceLineEndings(",")}").Order(StringComparer.Ordinal)))
        .Concat(picture.Lines.Select(line => $"{(line.From == picture.First ? "start" : line.From)}.{line.Outcome} to {line.To}"))
        .Order(StringComparer.Ordinal).Prepend(picture.Title));

    /// <summary>What runs, with answers by chance that are the same for the same visit of the same activity.</summary>
    internal static List<string> Run(string definition, int seed)
    {
        var workflow = new ElsaWorkflowHost().Load(definition);
        var runner = new Runner(definition, seed);
        var instance = new WorkflowInstance();
        workflow.Start(instance, runner);
        while (!instance.IsFinished && runner.Log.Count < MostSteps)
        {
            var waiting = instance.Waiting[new Random((seed * 31) + runner.Log.Count).Next(instance.Waiting.Count)];
            workflow.Resume(instance, waiting, runner.Answer(waiting), runner);
        }

        return runner.Log;
    }

    [GeneratedRegex(@"#[^""\n]*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    private sealed class Runner(string definition, int seed) : IStepRunner
    {
        private readonly Dictionary<string, PictureStep> _steps =
            Elsa.Pictures.PictureReader.Read(definition).Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);

        public List<string> Log { get; } = [];

        public string? Run(string activity)
        {
            Log.Add(activity);
            return _steps[activity].Kind is PictureStepKind.Wait or PictureStepKind.WaitFor or PictureStepKind.Task ? null : Answer(activity);
        }

        public string Answer(string activity)
        {
            var mixed = activity.Aggregate((seed * 31) + Log.Count, (hash, sign) => unchecked((hash * 31) + sign));
            string[] answers = _steps[activity].Kind switch
            {
                PictureStepKind.WaitFor => ["Arrived", "Late"],
                PictureStepKind.Decide => ["True", "False"],
                PictureStepKind.Task => [.. _steps[activity].Said(PictureFields.Outcomes)!.Split('\n'), "overdue"],
                _ => ["Done"],
            };
            return answers[new Random(mixed).Next(answers.Length)];
        }

        public void Finish(string activity) => Log.Add(activity + "!");

        public void Joined(string activity, string branch) => Log.Add($"{activity} by {branch}");

        public void Cancel(string activity) => Log.Add("no " + activity);
    }
}
