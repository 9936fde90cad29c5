using System.Text;
using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Generation;
using Workflows.Input;
using Workflows.Model.Effects;
using Workflows.Model.Time;
using Workflows.Runtime.Running;
using Workflows.Testing;

namespace Workflows.Runtime.Tests;

/// <summary>The sample programme over generated customers: whatever the batches and the threads, the log is the same.</summary>
public sealed class HarbourTests : IDisposable
{
    private const int Members = 60;
    private const int Events = 4_000;
    private readonly RunFolder _folder = new();

    [Fact]
    public void One_log_comes_of_batches_of_any_size_on_any_number_of_threads()
    {
        var plan = World.PlanOf(Programme());
        var arrivals = Shuffled(Generated(plan));
        var end = new Instant(arrivals[^1].Event.At.Micros + (200 * Instant.PerDay));
        var expected = Transcript.OneByOne(plan, arrivals, end);
        var happened = expected.Steps.SelectMany(step => step.Effects).Select(effect => effect.Kind).ToHashSet();
        EffectKind[] wanted =
        [
            EffectKind.CutByBudget, EffectKind.Corrected, EffectKind.Reversed, EffectKind.Expired, EffectKind.JourneyFinished, EffectKind.MessageSent,
            EffectKind.TierChanged,
        ];
        Assert.Empty(wanted.Except(happened));
        foreach (var threads in new[] { 1, 2, 8 })
        {
            foreach (var batch in new[] { 1, 7, 1_000 })
            {
                var found = Transcript.InBatches(plan, arrivals, end, batch, new ThreadWorkers(threads));
                Assert.True(expected.Hash == found.Hash, $"{threads} threads, batches of {batch}: {expected.FirstDifference(found)}");
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The sample with budgets that end.</summary>
    private static string Programme()
    {
        var text = File.ReadAllText(RepositoryFolder.At("templates/programmes/harbour/harbour.loyalty"));
        return text.Replace("limit 6_000 HKD", "limit 100 HKD", StringComparison.Ordinal).Replace("limit 2_500 HKD", "limit 20 HKD", StringComparison.Ordinal);
    }

    private List<Arrival> Generated(ProgrammePlan plan)
    {
        var path = _folder.In("harbour.jsonl");
        using (var file = new StreamWriter(path, append: false, new UTF8Encoding(false)))
        {
            EventLineWriter.Write(EventStream.Generate(new GenerationModel(), Members, 7).Take(Events), file);
        }

        return [.. EventReader.Read(plan.Programme, path, new EventReaderOptions()).Where(line => line.Event is not null)
            .Select(line => new Arrival(line.Event!, line.Received))];
    }

    /// <summary>Some events become known later than they happened.</summary>
    private static List<Arrival> Shuffled(List<Arrival> arrivals)
    {
        var random = new Random(20260802);
        for (var i = arrivals.Count - 200; i > Members; i -= 19)
        {
            var late = arrivals[i];
            var to = i + random.Next(1, 150);
            arrivals.RemoveAt(i);
            arrivals.Insert(to, late with { Received = arrivals[to - 1].Event.At });
        }

        return arrivals;
    }
}
