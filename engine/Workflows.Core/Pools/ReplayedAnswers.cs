namespace Workflows.Core.Pools;

/// <summary>
/// The answers that a member's log recorded, by what asked: a replay gets what was granted then, and never more. What was not asked
/// then is asked of the live pools. What is no longer needed can be given back.
/// </summary>
internal sealed class ReplayedAnswers : IAnswers
{
    private readonly SortedDictionary<(long Input, int Budget, int Source, int SubStep), (Draw Draw, long Granted, long Used)> _answers = [];
    private readonly IAnswers _live;

    /// <summary>The answers of a log.</summary>
    /// <param name="recorded">All answers; several to the same question add up (what was given back is below 0).</param>
    /// <param name="live">Answers what was not asked.</param>
    public ReplayedAnswers(IEnumerable<Answer> recorded, IAnswers live)
    {
        _live = live;
        foreach (var (draw, granted) in recorded)
        {
            // What journeys were granted is a fact: nobody asks for it again, and nothing of it goes back.
            if (draw.Source < 0)
            {
                continue;
            }

            var key = KeyOf(draw);
            var known = _answers.GetValueOrDefault(key);
            _answers[key] = (known.Draw.UnitCost == 0 ? draw : known.Draw, known.Granted + granted, 0);
        }
    }

    /// <summary>What the live pools answered, to be recorded.</summary>
    public List<Answer> New { get; } = [];

    /// <inheritdoc/>
    public long Grant(in Draw draw)
    {
        var key = KeyOf(draw);
        if (!_answers.TryGetValue(key, out var known))
        {
            var answer = new Answer(draw, _live.Grant(draw));
            New.Add(answer);
            _answers[key] = (draw, answer.Granted, answer.Granted);
            return answer.Granted;
        }

        var granted = draw.Points < 0 ? draw.Points : Math.Min(draw.Points, known.Granted - known.Used);
        granted = granted >= 0 && granted < draw.Least ? 0 : granted;
        _answers[key] = known with { Used = known.Used + granted };
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

    private static (long, int, int, int) KeyOf(in Draw draw) => (draw.Input, draw.Budget, draw.Source, draw.SubStep);
}
