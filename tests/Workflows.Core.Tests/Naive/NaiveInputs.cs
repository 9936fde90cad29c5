using Workflows.Core.Rewards;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>What an entry of the log does with its member.</summary>
/// <param name="member">The member.</param>
/// <param name="records">What is taken as given.</param>
/// <param name="judgeUnder">Judges another member up to where it goes under in this one.</param>
internal sealed class NaiveInputs(NaivePerson member, NaiveRecords records, Func<string, Instant, NaivePerson> judgeUnder)
{
    private readonly NaiveSubSteps _step = member.Step;

    /// <summary>What the member asked its household for, until it answers.</summary>
    private (EventRecord Record, bool IsDenied)? _asked;

    public void Take(NaiveEntry entry)
    {
        var (id, record, isDenied) = entry;
        _step.Begin(record.At, record, id);
        if (PassingEvents.Is(record.Type))
        {
            Receive(record);
        }
        else if (record.Type == BuiltInEvents.Merged)
        {
            NaiveMerging.GoUnder(member);
        }
        else if (record.Type is BuiltInEvents.Left or BuiltInEvents.Erased)
        {
            LeaveFor(record.Type);
        }
        else if (!member.Departure.HasLeft || record.Type == BuiltInEvents.Joined)
        {
            Happen(record, isDenied);
        }
        else if (RewardRequest.Is(record))
        {
            // What is kept can still be spent.
            _step.Rewards.Take(record, id, records.NameOf(member.Id));
            _step.AdvanceLots();
            member.Departure.LoseKept();
            member.Plan();
        }
    }

    private void Happen(EventRecord record, bool isDenied)
    {
        _step.Consents.Take(record);
        if (record.Type == BuiltInEvents.Joined && !member.IsThere)
        {
            // Who qualifies on joining or on coming back is in from the start.
            Join(record.At);
            _step.Settle();
            _step.ForgetChanges();
        }
        else if (IsHeldUp(record, isDenied))
        {
            member.Plan();
            return;
        }
        else if (RewardRequest.Is(record))
        {
            _step.Rewards.Take(record, _step.Input, records.NameOf(member.Id));
            _step.AdvanceLots();
        }

        Occur(record, isDenied);
    }

    private void Join(Instant at)
    {
        member.Departure.ComeBack();
        if (!member.HasJoined)
        {
            _step.Windows.Joined = at;
            member.Refreshes = records.Refreshes.Count(one => one.At <= at);
            member.Agenda.Add(records.Refreshes.Skip(member.Refreshes).Select(one => one.At));
        }
    }

    private void Occur(EventRecord record, bool isDenied)
    {
        _step.Windows.Happened(record);
        member.Live.Find(record);
        var (isRefused, holder) = _step.Guards.Judge(record.Type, isDenied, _step.Facts);
        if (record.Type == BuiltInEvents.EarningReleased)
        {
            _step.Earned(_step.Guards.Release(record.Texts[0]!, record.At));
            _step.AdvanceLots();
        }

        if (isRefused)
        {
            _step.Settle();
        }
        else
        {
            _step.Apply(trigger => trigger is Trigger.Event happened && happened.EventType == record.Type, holder);
        }

        if (!isRefused && holder is null)
        {
            _step.Confirm(record);
            _step.Settle();
            _step.Others.Tell(record, _step.Facts);
        }

        member.Finish(record);
    }

    /// <summary>Whether a household is asked first.</summary>
    private bool IsHeldUp(EventRecord record, bool isDenied)
    {
        if (record.Type == BuiltInEvents.HouseholdLeft)
        {
            member.Household = -1;
        }

        if (record.Type != BuiltInEvents.HouseholdJoined && member.PooledNeed(record) is null)
        {
            return false;
        }

        _asked = (record, isDenied);
        return true;
    }

    /// <summary>The household answers: what was asked happens now, or not at all.</summary>
    private void TakeAnswer(EventRecord answer)
    {
        if (_asked is not { } asked)
        {
            return;
        }

        _asked = null;
        var record = asked.Record.At == answer.At ? asked.Record : asked.Record.MovedTo(answer.At);
        _step.Begin(answer.At, record, _step.Input);
        if (answer.Numbers[PassingEvents.Points] == 0)
        {
            member.Plan();
            return;
        }

        var who = (int)answer.Numbers[PassingEvents.Who];
        if (record.Type == BuiltInEvents.HouseholdJoined)
        {
            member.Household = who;
        }
        else
        {
            _step.Rewards.Take(record, _step.Input, records.NameOf(member.Id), (who, NaiveOthers.PartsOf(answer)));
            _step.AdvanceLots();
        }

        Occur(record, asked.IsDenied);
    }

    /// <summary>For a while, or for ever; who isn't there can't leave, but who has left can be forgotten.</summary>
    private void LeaveFor(int type)
    {
        if (member.IsThere)
        {
            member.Live.Cancel();
            member.Departure.Leave(type == BuiltInEvents.Erased);
            member.Household = -1;
            member.Plan();
        }

        if (member.HasJoined && type == BuiltInEvents.Erased)
        {
            BeForgotten();
        }
    }

    private void BeForgotten()
    {
        member.Departure.BeForgotten();
        member.Agenda.Clear();
    }

    /// <summary>What another member's step passed on: no event to which rules react, but what it changes is.</summary>
    private void Receive(EventRecord record)
    {
        if (record.Type == BuiltInEvents.HouseholdAnswered)
        {
            TakeAnswer(record);
            return;
        }

        var points = record.Numbers[PassingEvents.Points];
        if (record.Type == BuiltInEvents.SurvivorErased)
        {
            BeForgotten();
        }

        if (member.Departure.HasLeft || points == 0)
        {
            return;
        }

        TakeIn(record, points);
        _step.Settle();
        if (record.Type == BuiltInEvents.MemberTakenOver)
        {
            // Nobody enters or leaves by a merge.
            _step.ForgetChanges();
        }

        member.Finish();
    }

    private void TakeIn(EventRecord record, long points)
    {
        var (rule, effect, currency) = (_step.Others.RuleOf(record), (int)record.Numbers[PassingEvents.Effect], _step.Others.CurrencyOf(record));
        switch (record.Type)
        {
            case BuiltInEvents.PointsReceived:
                _step.Receive(new NaiveGift(_step.Programme.Rules[rule], _step.Programme.Rules[rule].Effects[effect], currency) { Points = points });
                break;
            case BuiltInEvents.EventAwaited:
                _step.Others.LookOut(record);
                break;
            case BuiltInEvents.AwaitedCame:
                _step.Confirm(rule, effect, input => input == record.Numbers[PassingEvents.Lot]);
                break;
            case BuiltInEvents.TransferReceived:
                _step.Lots[currency].Receive(NaiveOthers.PartsOf(record), _step.Facts.Now);
                _step.AdvanceLots();
                break;
            default:
                NaiveMerging.TakeOver(member, judgeUnder(record.Texts[PassingEvents.From]!, _step.Facts.Now));
                break;
        }
    }
}
