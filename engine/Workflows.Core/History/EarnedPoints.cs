using System.Runtime.InteropServices;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.History;

/// <summary>Puts points into the windows of <c>earned …</c>: when they are given, or once the event has come for which they wait.</summary>
internal sealed class EarnedPoints(ProgrammePlan plan, MemberHistory history, LotClock lots, HeldPoints held)
{
    private readonly bool[] _isPlacing = [.. plan.Programme.Rules.Select(rule => rule.Trigger is Trigger.Placing)];

    /// <summary>Points that were given by the postings from one on.</summary>
    public void Record(int from, RuleFacts facts, StepOutput output)
    {
        var postings = CollectionsMarshal.AsSpan(output.Postings);
        for (var i = from; i < postings.Length; i++)
        {
            ref readonly var posting = ref postings[i];
            if (posting.From == Account.Issued && (output.Unconfirmed.Count == 0 || !output.Unconfirmed.Contains(i)))
            {
                Record(facts, posting.Currency, posting.Amount, posting.At, posting.Rule >= 0 && _isPlacing[posting.Rule]);
            }
        }
    }

    /// <summary>Points that waited for an event such as this are confirmed, and count as earned from now on.</summary>
    /// <returns>Whether there were any.</returns>
    public bool Confirm(EventRecord record, RuleFacts facts, StepOutput output)
    {
        var any = false;
        foreach (var awaited in plan.Awaited.EndedBy(record.Type))
        {
            if (awaited.Where < 0 || plan.Rules.Holds(awaited.Where, facts))
            {
                any |= Confirm(awaited, 0, facts, output);
            }
        }

        return any;
    }

    /// <summary>What points waited for has come: they count as earned from now on.</summary>
    /// <param name="awaited">What they waited for.</param>
    /// <param name="lot">The lot that waited; 0 for all that did.</param>
    /// <param name="facts">The member and the clock.</param>
    /// <param name="output">Where the postings go.</param>
    /// <returns>Whether there were any.</returns>
    public bool Confirm(AwaitedPoints awaited, long lot, RuleFacts facts, StepOutput output)
    {
        var any = false;
        for (var currency = 0; currency < facts.Member.Lots.Length; currency++)
        {
            var points = lots.Confirm(facts.Member, awaited, currency, lot, facts.Now, output);
            if (points > 0)
            {
                Record(facts, currency, points, facts.Now);
                any = true;
            }
        }

        return any;
    }

    /// <summary>What a guard held is released, and counts as earned from now on.</summary>
    public void Release(RuleFacts facts, StepOutput output)
    {
        if (held.Release(facts, output) is { } released)
        {
            Record(released, facts);
        }
    }

    /// <summary>Ends the holds about which nobody decided in time, oldest first: each as its guard says.</summary>
    public void EndHolds(RuleFacts facts, StepOutput output)
    {
        for (var i = 0; i < facts.Member.HeldEarnings?.Count;)
        {
            var one = facts.Member.HeldEarnings[i];
            if (held.EndOf(one) > facts.Now)
            {
                i++;
            }
            else if (plan.Programme.Guards[one.Guard].Term!.Releases)
            {
                Record(held.ReleaseAt(i, HeldPoints.ByTime, facts, output), facts);
            }
            else
            {
                HeldPoints.DenyAt(i, facts, output);
            }
        }
    }

    /// <summary>When the next hold ends by itself, not before an instant; <see cref="Instant.Never"/> where none does.</summary>
    public Instant NextHoldEnd(MemberState member, Instant now)
    {
        var next = Instant.Never;
        foreach (var one in member.HeldEarnings ?? [])
        {
            next = Instant.Earlier(next, held.EndOf(one));
        }

        return Instant.Later(next, now);
    }

    private void Record(HeldEarning released, RuleFacts facts)
    {
        foreach (var part in released.Parts)
        {
            Record(facts, part.Currency, part.Points, facts.Now);
        }
    }

    private void Record(RuleFacts facts, int currency, long points, Instant at, bool isPlace = false)
    {
        facts.AddEarned(currency, points);
        ReadOnlySpan<long> amount = [points];
        foreach (var stream in plan.History.ByCurrency[currency])
        {
            if (!isPlace || !stream.WithoutPlaces)
            {
                history.Record(stream, facts.Member, at, facts.Day, amount);
            }
        }
    }
}
