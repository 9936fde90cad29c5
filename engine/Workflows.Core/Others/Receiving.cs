using Workflows.Core.History;
using Workflows.Core.Ledger;
using Workflows.Core.Leaving;
using Workflows.Core.Machine;
using Workflows.Core.Merging;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Others;

/// <summary>Takes in what another member's step passed on.</summary>
internal sealed class Receiving(
    ProgrammePlan plan, MemberLedger ledger, Spending spending, LotClock lots, EarnedPoints earned, TakingOver takingOver, Departure departure)
{
    /// <summary>Takes an input. One that a correction took back is nothing.</summary>
    public void Take(EventRecord record, RuleFacts facts, StepOutput output)
    {
        var points = record.Numbers[PassingEvents.Points];
        if (record.Type == BuiltInEvents.MemberTakenOver)
        {
            takingOver.Take(record, facts, output);
        }
        else if (record.Type == BuiltInEvents.SurvivorErased)
        {
            departure.Forget(facts, output);
        }
        else if (points > 0 && record.Type == BuiltInEvents.TransferReceived)
        {
            TakeTransfer(record, points, facts, output);
        }
        else if (points > 0 && plan.RuleOfText(record.Texts[PassingEvents.Rule]) is >= 0 and var rule)
        {
            Take(record, rule, points, facts, output);
        }
    }

    private void Take(EventRecord record, int rule, long points, RuleFacts facts, StepOutput output)
    {
        var awaited = plan.Awaited.Of(rule, (int)record.Numbers[PassingEvents.Effect]);
        switch (record.Type)
        {
            case BuiltInEvents.PointsReceived:
                Receive(record, rule, points, awaited, facts, output);
                break;
            case BuiltInEvents.EventAwaited when awaited is not null:
                (facts.Member.Lookouts ??= []).Add(new Lookout(
                    record.Texts[PassingEvents.From]!, awaited.Index, record.Numbers[PassingEvents.Lot], new Instant(record.Numbers[PassingEvents.Until])));
                break;
            case BuiltInEvents.AwaitedCame when awaited is not null:
                earned.Confirm(awaited, record.Numbers[PassingEvents.Lot], facts, output);
                break;
        }
    }

    private void Receive(EventRecord record, int rule, long points, AwaitedPoints? awaited, RuleFacts facts, StepOutput output)
    {
        var currency = plan.CurrencyNamed(record.Texts[PassingEvents.Currency]!);
        var from = output.Postings.Count;
        output.Add(EffectKind.RuleGave, facts.Now, rule, currency: currency, amount: points);
        if (awaited is null)
        {
            ledger.Issue(facts.Member, currency, points, facts.Now, new(rule, -1), output);
        }
        else
        {
            ledger.IssueAwaiting(facts.Member, currency, points, facts.Now, new(rule, -1), awaited, output);
        }

        earned.Record(from, facts, output);
    }

    /// <summary>Points that another member gave are as old as they were there; what has expired on the way does so here.</summary>
    private void TakeTransfer(EventRecord record, long points, RuleFacts facts, StepOutput output)
    {
        var currency = plan.CurrencyNamed(record.Texts[PassingEvents.Currency]!);
        output.Add(EffectKind.TransferReceived, facts.Now, currency: currency, amount: points, text: record.Texts[PassingEvents.From]);
        spending.GiveBack(facts.Member, currency, Passing.PartsOf(record), Account.TransferredIn, facts.Now, output);
        lots.AdvanceTo(facts.Member, facts.Now, output);
    }
}
