using System.Collections.Immutable;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Core.Time;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Progress;

/// <summary>
/// Reads from a member's state what is missing to tiers and challenges: a pure function of state and instant, that changes neither. One object serves
/// one thread.
/// </summary>
/// <param name="plan">The programme.</param>
public sealed class ProgressReader(ProgrammePlan plan)
{
    private readonly Programme _programme = plan.Programme;
    private readonly ExpressionInterpreter _interpreter = new(plan.Programme);
    private readonly MemberLook _look = new(plan);

    /// <summary>How a member stands on each ladder, in the order of the text.</summary>
    /// <param name="member">The member, woken up to the instant.</param>
    /// <param name="now">The instant; not before anything that was decided of the member.</param>
    public ImmutableArray<TierProgress> Of(MemberState member, Instant now)
    {
        if (_programme.Ladders.IsEmpty || !member.HasJoined)
        {
            return [];
        }

        var copy = member.Clone();
        return [.. _programme.Ladders.Select(ladder => Of(ladder, member.Tiers[ladder.Index], member, copy, now))];
    }

    /// <summary>How far a member is with each challenge that isn't over, in the order of the text.</summary>
    /// <param name="member">The member, woken up to the instant.</param>
    /// <param name="now">The instant; not before anything that was decided of the member.</param>
    public ImmutableArray<ChallengeProgress> ChallengesOf(MemberState member, Instant now)
    {
        if (_programme.Challenges.IsEmpty || !member.HasJoined)
        {
            return [];
        }

        _look.At(member.Clone(), now);
        return [.. _programme.Challenges.Where(challenge => !(_programme.Rules[challenge.Rule].ValidTo < _look.Facts.Day)).Select(Of)];
    }

    private ChallengeProgress Of(Challenge challenge)
    {
        var index = ((Expression.History)challenge.Of).Aggregate;
        var aggregate = _programme.Aggregates[index];
        var (reached, by) = aggregate.Kind == AggregateKind.Streak
            ? RowOf(index, (Window.ThisCalendar)aggregate.Window)
            : ((Fraction)_interpreter.Evaluate(challenge.Of, _look.Facts)!, _look.PeriodEnd(index, _look.Facts.Day));
        var times = (reached / challenge.Step).Floor();
        return new ChallengeProgress(challenge, (long)times, reached - (challenge.Step * new Fraction(times, 1)), by);
    }

    /// <summary>A row goes on with an event of this period; where there was one, with one of the next.</summary>
    private (Fraction Reached, Instant? By) RowOf(int aggregate, Window.ThisCalendar window)
    {
        var (row, goesOnIn) = _look.RowOf(aggregate);
        var day = _look.Facts.Day;
        return (Fraction.Of(row), row == 0 ? null : _look.PeriodEnd(aggregate, goesOnIn == 0 ? day : Calendar.NextPeriodStart(window.Unit, day)));
    }

    private TierProgress Of(TierLadder ladder, Standing standing, MemberState member, MemberState copy, Instant now)
    {
        var next = standing.Tier + 1 < ladder.Tiers.Length ? ladder.Tiers[standing.Tier + 1] : null;
        _look.At(copy, now);
        ImmutableArray<TierGap> toNext = next?.When is { } condition ? [.. Gaps(condition, null)] : [];
        var loan = standing.IsLent
            ? member.Loans?.Where(one => one.Ladder == ladder.Index && one.Tier == standing.Tier).Select(one => (Loan?)one).FirstOrDefault()
            : null;
        loan = standing.Matched == standing.Tier ? null : loan;
        var ends = standing.IsLent ? loan?.Until ?? 0 : standing.Until;
        Instant? until = ends == 0 ? null : new Instant(ends);
        ImmutableArray<TierGap> toKeep = [];
        if (until is { } end && ladder.Tiers[standing.Tier].When is { } own)
        {
            _look.At(member.Clone(), Instant.Later(now, new Instant(end.Micros - 1)));
            toKeep = [.. Gaps(own, end)];
        }

        return new TierProgress(ladder, ladder.Tiers[standing.Tier], until, standing.IsInGrace && !standing.IsLent, next, toNext, toKeep)
        {
            Own = ladder.Tiers[standing.Own], LentBy = loan?.By,
        };
    }

    /// <summary>What a condition lacks. Of an <c>or</c> it is the side that lacks fewer things, of equals the first in the text.</summary>
    private List<TierGap> Gaps(Expression condition, Instant? by)
    {
        if (_interpreter.Holds(condition, _look.Facts))
        {
            return [];
        }

        switch (condition)
        {
            case Expression.Named named:
                return Gaps(_programme.Lets[named.Let].Value, by);
            case Expression.And and:
                return [.. Gaps(and.Left, by), .. Gaps(and.Right, by)];
            case Expression.Or or:
                var (left, right) = (Gaps(or.Left, by), Gaps(or.Right, by));
                return left.Count <= right.Count ? left : right;
            case Expression.Compare { Operator: Comparison.AtLeast or Comparison.Above } compare when compare.Left.Type.IsNumeric:
                return [Gap(compare, by)];
            default:
                return [new TierGap(condition, null, null, by)];
        }
    }

    private TierGap Gap(Expression.Compare compare, Instant? by)
    {
        by ??= WindowEnd(compare.Left);
        if (_interpreter.Evaluate(compare.Right, _look.Facts) is not Fraction needs)
        {
            return new TierGap(compare, null, null, by);
        }

        // More than 5 purchases are 6, more than 5 HKD are 5.01.
        needs = compare.Operator == Comparison.Above ? needs + Fraction.Of(1, compare.Left.Type.Scale) : needs;
        var has = _interpreter.Evaluate(compare.Left, _look.Facts) as Fraction? ?? Fraction.Zero;
        return new TierGap(compare.Left, has, needs, by);
    }

    /// <summary>When a value begins to count anew; null where it doesn't, or where each record leaves it by itself.</summary>
    private Instant? WindowEnd(Expression value)
    {
        Instant? first = null;
        foreach (var part in ExpressionWalk.All(value))
        {
            var end = part switch
            {
                Expression.Named named => WindowEnd(_programme.Lets[named.Let].Value),
                Expression.History history => _look.PeriodEnd(history.Aggregate, _look.Facts.Day),
                _ => null,
            };
            first = end is { } at && !(first < at) ? at : first;
        }

        return first;
    }
}
