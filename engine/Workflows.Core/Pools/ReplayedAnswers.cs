using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Rules;

namespace Workflows.Core.Pools;

/// <summary>
/// The answers that a member's log recorded, by what asked: a replay gets what was granted then, and what was refused then stays
/// refused. What was not asked then is asked of the live pools: all of it, or what is wanted beyond what was asked. What is no longer
/// needed can be given back.
/// </summary>
internal sealed class ReplayedAnswers : IAnswers
{
    private readonly SortedDictionary<Draw, RecordedAnswer> _answers = new(Comparer<Draw>.Create(Compare));
    private readonly ImmutableArray<Pool> _pools;
    private readonly IAnswers _live;

    /// <summary>The answers of a log.</summary>
    /// <param name="pools">The pools, by index.</param>
    /// <param name="log">The log; several answers to the same question add up (what was given back is below 0).</param>
    /// <param name="live">Answers what was not asked.</param>
    public ReplayedAnswers(ImmutableArray<Pool> pools, IEnumerable<LogEntry> log, IAnswers live)
    {
        (_pools, _live) = (pools, live);
        foreach (var entry in log)
        {
            // What journeys were granted is a fact: nobody asks for it again, and nothing of it goes back.
            foreach (var (draw, granted) in entry.Answers.Where(answer => answer.Draw.Source >= 0))
            {
                KnownOf(draw).Record(entry.Id, draw.Points, granted);
            }
        }
    }

    /// <summary>What the live pools answered, to be recorded.</summary>
    public List<Answer> New { get; } = [];

    /// <inheritdoc/>
    public long Grant(in Draw draw)
    {
        var known = KnownOf(draw);
        if (known.Beyond(draw.Points, _pools[draw.Pool].IsLimited) is > 0 and var more)
        {
            var asked = draw with { Points = more, Least = Math.Max(0, draw.Least - known.Left) };
            var answer = new Answer(asked, _live.Grant(asked));
            New.Add(answer);
            known.AskAnew(more, answer.Granted);
        }

        var granted = draw.Points < 0 ? draw.Points : Math.Min(draw.Points, known.Left);
        granted = granted >= 0 && granted < draw.Least ? 0 : granted;
        known.Use(draw.Points, granted);
        return granted;
    }

    /// <summary>Gives back to the live pools what was granted and is no longer used.</summary>
    public void GiveBack()
    {
        foreach (var (draw, known) in _answers.Where(answer => answer.Value.Left > 0).ToList())
        {
            var back = draw with { Points = -known.Left, Least = 0 };
            New.Add(new Answer(back, _live.Grant(back)));
        }
    }

    private RecordedAnswer KnownOf(in Draw draw)
    {
        if (!_answers.TryGetValue(draw, out var known))
        {
            _answers[draw] = known = new RecordedAnswer();
        }

        return known;
    }

    /// <summary>Draws are the same question where all is equal but how much is asked for.</summary>
    private static int Compare(Draw a, Draw b)
    {
        var order = a.Input.CompareTo(b.Input);
        order = order != 0 ? order : a.Pool.CompareTo(b.Pool);
        order = order != 0 ? order : a.Source.CompareTo(b.Source);
        order = order != 0 ? order : a.SubStep.CompareTo(b.SubStep);
        order = order != 0 ? order : a.Period.CompareTo(b.Period);
        order = order != 0 ? order : a.UnitCost.CompareTo(b.UnitCost);
        return order != 0 ? order : Utf8Order.Compare(a.Key, b.Key);
    }
}
