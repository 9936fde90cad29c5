using Workflows.Evaluation.Results;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Tests;

/// <summary>Feeds an evaluator by hand, a line a step.</summary>
internal sealed class Feed(ReportPeriod period, Programme? programme = null, EvaluationSettings? settings = null, params (int Type, string Key)[] replaced)
{
    private readonly Evaluator _evaluator = new(Sample.Plan(programme), period, settings, replaced.ToHashSet());

    public Feed Joined(int member, Instant at) => Step(member, at,
        new Effect { Kind = EffectKind.Joined, Source = -1, Subject = -1, Currency = -1, At = at });

    public Feed Enters(int member, Instant at, int segment) =>
        Step(member, at, new Effect { Kind = EffectKind.SegmentEntered, Source = -1, Subject = segment, At = at });

    public Feed Leaves(int member, Instant at, int segment) =>
        Step(member, at, new Effect { Kind = EffectKind.SegmentLeft, Source = -1, Subject = segment, At = at });

    public Feed Happens(int member, EventRecord record)
    {
        _evaluator.Take(member, record, record.At, [], []);
        return this;
    }

    public Feed Posts(int member, Instant at, Account from, Account to, long amount, long lot)
    {
        _evaluator.Take(member, null, at, [], [new Posting { From = from, To = to, Amount = amount, Lot = lot, Rule = -1, Journey = -1,
            At = at }]);
        return this;
    }

    public Feed Starts(int member, Instant at, int journey, bool heldOut, int number = 1) =>
        Step(member, at, new Effect { Kind = EffectKind.JourneyStarted, Source = journey, Subject = number, Amount = heldOut ? 1 : 0,
            At = at });

    public Feed Reaches(int member, Instant at, int journey, bool heldOut, int number = 1) =>
        Step(member, at, new Effect { Kind = EffectKind.GoalReached, Source = journey, Subject = number, Amount = heldOut ? 1 : 0,
            At = at });

    public Feed Step(int member, Instant at, params Effect[] effects)
    {
        _evaluator.Take(member, null, at, effects, []);
        return this;
    }

    public EvaluationResult Ends(Instant clock) => _evaluator.Evaluate(new RunEnd(clock, [], []));
}
