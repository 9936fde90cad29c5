using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Time;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Tests;

/// <summary>
/// Members who join, buy, return, redeem and answer, run through the real core; journeys are played on top of its steps. Keeps all that was
/// decided, so that a test can add it up again in the plainest way.
/// </summary>
internal sealed class SyntheticRun : IStepSink, IMemberLog
{
    private readonly Dictionary<string, List<LogEntry>> _log = [];
    private readonly Evaluator _evaluator;
    private readonly Population _population;
    private readonly Random _random = new(20260101);
    private readonly PriorityQueue<(int Member, int Kind), long> _next = new();
    private readonly int _members;

    /// <summary>Steps as they were taken.</summary>
    public List<(int Member, EventRecord? Event, Instant At, Effect[] Effects, Posting[] Postings)> Steps { get; } = [];

    private SyntheticRun(int members, ReportPeriod period, EvaluationSettings? settings)
    {
        var plan = Sample.Plan(Sample.Programme);
        _members = members;
        _evaluator = new Evaluator(plan, period, settings);
        _population = new Population(Sample.Plan(Sample.Programme with { Journeys = [] }), this, this);
        Calendar = plan.Calendar;
    }

    private Calendar Calendar { get; }

    public static (SyntheticRun Run, Results.EvaluationResult Result) Of(
        int members, ReportPeriod period, EvaluationSettings? settings = null)
    {
        var run = new SyntheticRun(members, period, settings);
        run.Live(Sample.At(2024, 1, 1, 0), Sample.At(2026, 1, 1, 0));
        var clock = new Instant(Sample.At(2026, 1, 1, 0).Micros - 1);
        run._population.End(clock);
        long spent = 16_400 * PoolScale;
        var month = run.Calendar.StartOfDay(Calendar.DayNumber(new DateOnly(2025, 12, 1))).Micros;
        return (run, run._evaluator.Evaluate(new RunEnd(clock, run._population.Members, [new(0, "", month, spent, 1)])));
    }

    public IReadOnlyList<MemberState> Members => _population.Members;

    private static long PoolScale => Sample.Plan(Sample.Programme).Pools[0].Scale;

    public IReadOnlyList<LogEntry> Of(string member) => _log.GetValueOrDefault(member, []);

    public void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!_log.TryGetValue(member.Id, out var log))
        {
            _log[member.Id] = log = [];
        }

        log.Add(new LogEntry(output.LogId, at, received, record, [.. output.Answers], []));
        List<Effect> effects = [.. output.Effects];
        List<Posting> postings = [.. output.Postings];
        Journeys(member, record, at, effects, postings, output.LogId);
        Workflows(member, record, at, effects);
        Steps.Add((member.Index, record, at, [.. effects], [.. postings]));
        _evaluator.Take(member.Index, record, at, effects.ToArray(), postings.ToArray());
    }

    private readonly Dictionary<int, (Instant Start, bool HeldOut, int Number)> _winBacks = [];

    private void Journeys(MemberState member, EventRecord? record, Instant at, List<Effect> effects, List<Posting> postings, long logId)
    {
        if (record?.Type == Sample.Purchase && _winBacks.TryGetValue(member.Index, out var open)
            && at <= Calendar.Plus(open.Start, new(30, TimeUnit.Day)))
        {
            effects.Add(Effect(EffectKind.GoalReached, Sample.WinBack, open.Number, at, amount: open.HeldOut ? 1 : 0));
            if (!open.HeldOut)
            {
                effects.Add(Effect(EffectKind.StepDone, Sample.WinBack, open.Number, at, text: "2 Arrived"));
                effects.Add(Effect(EffectKind.JourneyGave, Sample.WinBack, open.Number, at, text: "2.arrived.1",
                    amount: 200) with { Currency = 0 });
                effects.Add(Effect(EffectKind.StepDone, Sample.WinBack, open.Number, at, text: "2.arrived.1"));
                effects.Add(Effect(EffectKind.JourneyFinished, Sample.WinBack, open.Number, at, text: "returned"));
                postings.Add(new Posting { From = Account.Issued, To = Account.Available, Amount = 200, Lot = logId, Rule = -1,
                    Journey = 0, At = at });
            }

            _winBacks.Remove(member.Index);
        }

        if (effects.Any(effect => effect is { Kind: EffectKind.SegmentEntered, Subject: Sample.AtRisk })
            && !_winBacks.ContainsKey(member.Index))
        {
            StartWinBack(member, at, effects);
        }

        if (record is { Type: Sample.Survey } && record.Numbers[1] <= 6)
        {
            var overdue = _random.Next(100) < 22;
            effects.Add(Effect(EffectKind.JourneyStarted, Sample.MakeItRight, 1, at));
            effects.Add(Effect(EffectKind.TaskGiven, Sample.MakeItRight, 1, at, text: "1"));
            effects.Add(Effect(EffectKind.TaskEnded, Sample.MakeItRight, 1, at, text: overdue ? "1 overdue" : "1 solved"));
            effects.Add(Effect(EffectKind.StepDone, Sample.MakeItRight, 1, at, text: overdue ? "1 overdue" : "1 solved"));
            effects.Add(Effect(EffectKind.JourneyFinished, Sample.MakeItRight, 1, at, text: overdue ? "unsolved" : "recovered"));
        }
    }

    /// <summary>Workflows that are no journeys write to some who are pleased, and have staff call them.</summary>
    private static void Workflows(MemberState member, EventRecord? record, Instant at, List<Effect> effects)
    {
        if (record is { Type: Sample.Survey } && record.Numbers[1] == 10)
        {
            var overdue = member.Index % 3 == 0;
            effects.Add(Effect(EffectKind.WorkflowSent, -1, -1, at, text: "service sms thanks workflow w version 1 step s run r"));
            effects.Add(Effect(EffectKind.WorkflowBegan, -1, (int)WorkflowAsk.Task, at, amount: at.Micros, text: "Call"));
            effects.Add(Effect(EffectKind.WorkflowEnded, -1, (int)WorkflowAsk.Task, at, text: overdue ? "overdue k" : "done k"));
            effects.Add(Effect(EffectKind.WorkflowBegan, -1, (int)WorkflowAsk.WaitFor, at, amount: at.Micros, text: "Purchase"));
        }
    }

    private void StartWinBack(MemberState member, Instant at, List<Effect> effects)
    {
        var heldOut = Core.Journeys.HoldOut.Holds(Sample.Programme, Sample.Programme.Journeys[0], member.Id);
        var number = Steps.Count + 1;
        _winBacks[member.Index] = (at, heldOut, number);
        effects.Add(Effect(EffectKind.JourneyStarted, Sample.WinBack, number, at, amount: heldOut ? 1 : 0));
        if (!heldOut)
        {
            var dropped = _random.Next(100) < 18;
            effects.Add(Effect(dropped ? EffectKind.MessageDropped : EffectKind.MessageSent, Sample.WinBack, number, at, text: "1"));
            effects.Add(Effect(EffectKind.StepDone, Sample.WinBack, number, at, text: "1"));
        }

        // Those who are written to come back more often: 45 of 100 and not 20.
        if (_random.Next(100) < (heldOut ? 20 : 45))
        {
            _next.Enqueue((member.Index, 9), at.Micros + (_random.NextInt64(2, 25) * Instant.PerDay));
        }
    }

    private static Effect Effect(EffectKind kind, int source, int subject, Instant at, long amount = 0, string? text = null) =>
        new() { Kind = kind, Source = source, Subject = subject, Currency = -1, At = at, Amount = amount, Text = text };

    private void Live(Instant from, Instant until)
    {
        for (var member = 0; member < _members; member++)
        {
            var share = Math.Pow(_random.NextDouble(), 1.25);
            _next.Enqueue((member, 0), from.Micros + (long)(share * 0.96 * (until.Micros - from.Micros)));
        }

        var serial = 0;
        while (_next.TryPeek(out _, out var due) && due < until.Micros)
        {
            // Whoever is woken before this may put something in front of it.
            _population.WakeBefore(new Instant(due));
            _ = _next.TryPeek(out var next, out due);
            if (due >= until.Micros)
            {
                break;
            }

            _next.Dequeue();
            Happen(next.Member, next.Kind, new Instant(due), ++serial);
        }
    }

    private void Happen(int number, int kind, Instant at, int serial)
    {
        var id = $"M{number:0000}";
        if (kind == 0)
        {
            _population.Take(Sample.Joins(id, at));
            Again(number, 1, at, 12);
            return;
        }

        var total = 3000 + (long)(40_000 * Math.Pow(_random.NextDouble(), 3)) + (number % 7 * 900);
        var order = $"O{serial}";
        _population.Take(Sample.Buys(id, at, order, total));
        if (kind == 1 && _random.Next(1000) < (number % 3 == 0 ? 925 : 870))
        {
            Again(number, 1, at, 20 + (number % 5 * 9));
        }

        if (_random.Next(100) < 6)
        {
            _population.Take(Sample.Returns(id, new Instant(at.Micros + Instant.PerHour), $"R{serial}", order, total / 2));
        }

        if (_random.Next(100) < 9)
        {
            int[] scores = [10, 9, 9, 10, 8, 7, 9, 6, 3, 8, 10, 5];
            _population.Take(Sample.Answers(id, new Instant(at.Micros + (2 * Instant.PerHour)), $"S{serial}",
                scores[_random.Next(scores.Length)]));
        }

        if (_random.Next(100) < 20 && _population.Find(id) is { } state && state.Available(0) > 60)
        {
            _population.Take(Sample.Redeems(id, new Instant(at.Micros + (3 * Instant.PerHour)), $"X{serial}", 60));
        }
    }

    private void Again(int member, int kind, Instant at, double days) =>
        _next.Enqueue((member, kind), at.Micros + (long)(-Math.Log(1 - _random.NextDouble()) * days * Instant.PerDay)
            + (4 * Instant.PerHour));
}
