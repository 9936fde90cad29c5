using System.Globalization;
using Workflows.Generation.Chance;
using Workflows.Generation.Models;

namespace Workflows.Generation.Lives;

/// <summary>A member's troubles and opinions: service cases, and answers to surveys that remember them.</summary>
internal sealed class ServiceLife
{
    private static readonly string[] Topics = ["billing", "network", "roaming", "device", "delivery"];
    private static readonly double[] TopicWeights = [0.30, 0.28, 0.14, 0.20, 0.08];
    private readonly World _world;
    private readonly ServiceModel _model;
    private readonly int _member;
    private readonly bool _english;
    private readonly RandomStream _random;
    private readonly double _satisfaction;
    private readonly List<Case> _open = [];
    private readonly List<long> _surveys = [];
    private long _nextCase;
    private long _nextGeneral;
    private int _cases;
    private int _answers;
    private Case? _remembered;

    internal ServiceLife(World world, int member, long joined)
    {
        _world = world;
        _model = world.Model.Service;
        _member = member;
        _english = People.ReadsEnglish(world, member);
        _random = new RandomStream(world.Seed, member, Purpose.Service);
        _satisfaction = _model.Satisfaction + _model.SatisfactionDeviation * Draw.Normal(_random);
        _nextCase = After(joined, _model.CasesPerYear);
        _nextGeneral = After(joined, _model.GeneralAnswersPerYear);
    }

    /// <summary>The score of the answer that <see cref="Fire"/> gave last, if it gave one.</summary>
    internal int? Score { get; private set; }

    /// <summary>When something happens next.</summary>
    internal long NextAt
    {
        get
        {
            var next = Math.Min(_nextCase, _nextGeneral);
            foreach (var open in _open)
            {
                next = Math.Min(next, open.Resolved);
            }

            foreach (var survey in _surveys)
            {
                next = Math.Min(next, survey);
            }

            return next;
        }
    }

    /// <summary>No more cases or answers; open cases are still resolved.</summary>
    internal void Leave()
    {
        _nextCase = long.MaxValue;
        _nextGeneral = long.MaxValue;
        _surveys.Clear();
    }

    /// <summary>Lets happen what is next.</summary>
    internal GeneratedEvent Fire()
    {
        Score = null;
        var at = NextAt;
        if (_open.Find(c => c.Resolved == at) is { } resolved)
        {
            return Resolve(resolved);
        }

        if (_nextCase == at)
        {
            return Open(at);
        }

        if (!_surveys.Remove(at))
        {
            _nextGeneral = After(at, _model.GeneralAnswersPerYear);
        }

        return Answer(at);
    }

    private GeneratedEvent Open(long at)
    {
        _nextCase = After(at, _model.CasesPerYear);
        var severity = 1 + Draw.Weighted(_random, _model.Severities);
        var topic = Topics[Draw.Weighted(_random, TopicWeights)];
        var lasts = Draw.Exponential(_random) * severity * _model.ResolutionDaysPerSeverity * SeasonalClock.Day;
        var resolved = at + 600 + (long)Math.Floor(Math.Min(lasts, 200.0 * SeasonalClock.Day));
        _cases++;
        var number = string.Create(CultureInfo.InvariantCulture, $"C-{World.Digits(_member)}-{_cases}");
        var opened = new Case(number, topic, severity, at, resolved);
        _open.Add(opened);
        _remembered = opened;
        return CaseEvent(opened, at, opened.Number, "opened");
    }

    private GeneratedEvent Resolve(Case resolved)
    {
        _open.Remove(resolved);
        if (_nextCase < long.MaxValue && _random.Happens(_model.AnsweredAfterCase))
        {
            var from = resolved.Resolved + 3_600;
            _surveys.Add(_world.Clock.Between(from, from + 3 * SeasonalClock.Day, _random.NextUnit()));
        }

        // The key names the message about the case: one key may be used once, and a case has two messages.
        return CaseEvent(resolved, resolved.Resolved, resolved.Number + "-resolved", "resolved");
    }

    private GeneratedEvent Answer(long at)
    {
        var cost = 0.0;
        if (_remembered is { } recent && at - recent.Opened <= _model.RememberedDays * SeasonalClock.Day)
        {
            var slow = Math.Min(at, recent.Resolved) - recent.Opened > _model.SlowDays * SeasonalClock.Day;
            cost = _model.CostPerSeverity * recent.Severity + (slow ? _model.CostOfSlowness : 0);
        }

        var felt = _satisfaction - cost + _model.AnswerDeviation * Draw.Normal(_random);
        var score = (int)Math.Clamp(Math.Floor(felt + 0.5), 0, 10);
        Score = score;
        _answers++;
        var key = string.Create(CultureInfo.InvariantCulture, $"S-{World.Digits(_member)}-{_answers}");
        var choice = _random.NextBelow(Comments.Choices);
        return _random.Happens(_model.CommentShare)
            ? _world.Event("Survey", _member, at, key, World.Text("answer", key), Whole("score", score),
                World.Text("comment", Comments.Of(_english, score, choice)))
            : _world.Event("Survey", _member, at, key, World.Text("answer", key), Whole("score", score));
    }

    private GeneratedEvent CaseEvent(Case about, long at, string key, string status) => _world.Event(
        "ServiceCase",
        _member,
        at,
        key,
        World.Text("case", key),
        World.Text("topic", about.Topic),
        Whole("severity", about.Severity),
        World.Text("status", status));

    private static GeneratedField Whole(string name, long value) => new(name, new GeneratedValue.Number(value));

    private long After(long at, double perYear)
    {
        if (perYear <= 0)
        {
            return long.MaxValue;
        }

        var next = _world.Clock.ToLocal(_world.Clock.ToBusiness(at) + Draw.Exponential(_random) * 365 / perYear);
        return Math.Max(next, at + 1);
    }

    private sealed record Case(string Number, string Topic, int Severity, long Opened, long Resolved);
}
