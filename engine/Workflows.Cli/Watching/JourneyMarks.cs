using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Watching;

/// <summary>What of a run of a journey lists are made of.</summary>
[Flags]
internal enum JourneyMark
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It began.</summary>
    Started = 1,

    /// <summary>It came to its end.</summary>
    Finished = 2,

    /// <summary>It was broken off.</summary>
    Cancelled = 4,

    /// <summary>Something went wrong in it.</summary>
    Problem = 8,
}

/// <summary>A run of a journey, as a decision names it.</summary>
internal readonly record struct RunName(int Member, int Journey, int Number);

/// <summary>
/// In which stretches of the log how many journeys began, ended or went wrong. The log only grows, so a page of a list is found by passing over
/// whole stretches, and only those are read that it is on.
/// </summary>
internal sealed class JourneyMarks
{
    private const int EntriesOfAStretch = 4_096;

    private static readonly JourneyMark[] All = [JourneyMark.Started, JourneyMark.Finished, JourneyMark.Cancelled, JourneyMark.Problem];

    private readonly List<Dictionary<(JourneyMark Mark, int Journey), int>> _stretches = [];

    /// <summary>What a decision is to lists. A held-out run ends as it begins.</summary>
    public static JourneyMark Of(in Effect effect) => effect.Kind switch
    {
        EffectKind.JourneyStarted => JourneyMark.Started | (effect.Amount != 0 ? JourneyMark.Finished : JourneyMark.None),
        EffectKind.JourneyFinished => JourneyMark.Finished,
        EffectKind.JourneyCancelled => JourneyMark.Cancelled,
        EffectKind.JourneySuspended => JourneyMark.Problem,
        EffectKind.MessageDropped => JourneyMark.Problem,
        EffectKind.TaskEnded when IsOverdue(effect) => JourneyMark.Problem,
        _ => JourneyMark.None,
    };

    /// <summary>Whether a task ended because nobody did it in time.</summary>
    public static bool IsOverdue(in Effect effect) => effect.Text?.EndsWith($" {TaskOutcome.Overdue}", StringComparison.Ordinal) ?? false;

    /// <summary>Notes a decision.</summary>
    public void Take(long entry, in Effect effect)
    {
        while (_stretches.Count <= StretchOf(entry))
        {
            _stretches.Add([]);
        }

        var (stretch, marks) = (_stretches[StretchOf(entry)], Of(effect));
        foreach (var mark in All.Where(mark => (marks & mark) != 0))
        {
            stretch[(mark, effect.Source)] = stretch.GetValueOrDefault((mark, effect.Source)) + 1;
        }
    }

    /// <summary>How many there are.</summary>
    public long Count(JourneyMark mark, IReadOnlyCollection<int> journeys) =>
        _stretches.Sum(stretch => journeys.Sum(journey => (long)stretch.GetValueOrDefault((mark, journey))));

    /// <summary>A page of them, the latest first.</summary>
    public List<RunName> Page(PieceReader reader, JourneyMark mark, IReadOnlyCollection<int> journeys, int skip, int take)
    {
        var page = new List<RunName>();
        for (var at = _stretches.Count - 1; at >= 0 && page.Count < take; at--)
        {
            var count = journeys.Sum(journey => _stretches[at].GetValueOrDefault((mark, journey)));
            if (skip >= count)
            {
                skip -= count;
                continue;
            }

            page.AddRange(Runs(reader, at, mark, journeys).Skip(skip).Take(take - page.Count));
            skip = 0;
        }

        return page;
    }

    private static IEnumerable<RunName> Runs(PieceReader reader, int stretch, JourneyMark mark, IReadOnlyCollection<int> journeys) =>
        from entry in reader.Decisions((long)stretch * EntriesOfAStretch, (stretch + 1L) * EntriesOfAStretch).Reverse()
        from effect in entry.Effects.Reverse()
        where (Of(effect) & mark) != 0 && journeys.Contains(effect.Source)
        select new RunName(entry.Member, effect.Source, effect.Subject);

    private static int StretchOf(long entry) => (int)((entry - 1) / EntriesOfAStretch);
}
