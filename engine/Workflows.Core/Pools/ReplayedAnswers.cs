using System.Collections.Immutable;
using Workflows.Core.Rules;

namespace Workflows.Core.Pools;

/// <summary>
/// The answers that a member's log recorded, by what asked: a replay gets what was granted then, and never more. What was not asked
/// then is asked of the live pools. What is no longer needed can be given back.
/// </summary>
internal sealed class ReplayedAnswers : IAnswers
{
    private readonly SortedDictionary<Draw, (Draw Draw, long Granted, long Used)> _answers = new(Comparer<Draw>.Create(Compare));
    private readonly ImmutableArray<Pool> _pools;
    private readonly IAnswers _live;

    /// <summary>The answers of a log.</summary>
    /// <param name="pools">The pools, by index.</param>
    /// <param name="recorded">All answers; several to the same question add up (what was given back is below 0).</param>
    /// <param name="live">Answers what was not asked.</param>
    public ReplayedAnswers(ImmutableArray<Pool> pools, IEnumerable<Answer> recorded, IAnswers live)
    {
        (_pools, _live) = (pools, live);
        foreach (var (draw, granted) in recorded)
        {
            // What journeys were granted is a fact: nobody asks for it again, and nothing of it goes back.
            if (draw.Source < 0)
            {
                continue;
            }

            var known = _answers.GetValueOrDefault(draw);
            _answers[draw] = (known.Draw.UnitCost == 0 ? draw : known.Draw, known.Granted + granted, 0);
        }
    }

    /// <summary>What the live pools answered, to be recorded.</summary>
    public List<Answer> New { get; } = [];

    /// <inheritdoc/>
    public long Grant(in Draw draw)
    {
        if (!_answers.TryGetValue(draw, out var known))
        {
            var answer = new Answer(draw, _live.Grant(draw));
            New.Add(answer);
            _answers[draw] = (draw, answer.Granted, answer.Granted);
            return answer.Granted;
        }

        if (draw.Points > known.Granted - known.Used && !_pools[draw.Pool].IsLimited)
        {
            // What is only added up has no end, whatever was needed then.
            var more = draw with { Points = draw.Points - (known.Granted - known.Used), Least = 0 };
            var answer = new Answer(more, _live.Grant(more));
            New.Add(answer);
            known = known with { Granted = known.Granted + answer.Granted };
        }

        var granted = draw.Points < 0 ? draw.Points : Math.Min(draw.Points, known.Granted - known.Used);
        granted = granted >= 0 && granted < draw.Least ? 0 : granted;
        _answers[draw] = known with { Used = known.Used + granted };
        return granted;
    }

    /// <summary>Gives back to the live pools what was granted and is no longer used.</summary>
    public void GiveBack()
    {
        foreach (var (draw, granted, used) in _answers.Values.Where(answer => answer.Used < answer.Granted).ToList())
        {
            var back = draw with { Points = used - granted, Least = 0 };
            New.Add(new Answer(back, _live.Grant(back)));
        }
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
