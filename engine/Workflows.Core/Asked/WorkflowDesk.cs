using Workflows.Core.Earning;
using Workflows.Core.History;
using Workflows.Core.Journeys;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Model.Diagnostics;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Asked;

/// <summary>
/// Does what steps of workflows ask that are no journeys of the programme. What a workflow gave or started is a fact, as what a journey gave is: where
/// the log is judged again it is taken from there.
/// </summary>
internal sealed class WorkflowDesk(
    ProgrammePlan plan, MemberLedger ledger, EarnedPoints earned, Draws draws, JourneyEngine? journeys, ErrandDesk errands, SubSteps subSteps,
    bool isReplay)
{
    private readonly Programme _programme = plan.Programme;
    private readonly Instant _starts = plan.Programme.Starts is { } day ? plan.Calendar.StartOfDay(day) : Instant.Earliest;
    private readonly List<Cut> _cuts = [];

    /// <summary>Does it, and all that follows from it.</summary>
    /// <param name="record">What is asked.</param>
    /// <param name="facts">The member and the clock.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go.</param>
    public void Take(EventRecord record, RuleFacts facts, IAnswers answers, StepOutput output)
    {
        var ask = (WorkflowAsk)record.Numbers[WorkflowEvents.Ask];
        if (ask >= WorkflowAsk.Send)
        {
            if (!isReplay)
            {
                errands.Begin(record, ask, facts, output);
            }
        }
        else if (ask != WorkflowAsk.Award)
        {
            output.Add(EffectKind.WorkflowAnswered, facts.Now, text: AnswerTo(ask, record, facts, output));
        }
        else if (!isReplay)
        {
            Give(record, facts, answers, output);
        }

        subSteps.Finish(null, answers, output);
    }

    private string AnswerTo(WorkflowAsk ask, EventRecord record, RuleFacts facts, StepOutput output)
    {
        var name = record.Texts[WorkflowEvents.Name]!;
        return ask switch
        {
            WorkflowAsk.StartJourney => Start(name, facts, output),
            WorkflowAsk.HoldOut => HoldOut.Holds(_programme.Name, name, WorkflowEvents.ShareOf(record.Numbers[WorkflowEvents.Share]), facts.Member.Id)
                ? WorkflowAnswer.HeldOut : WorkflowAnswer.Treated,
            WorkflowAsk.IsIn => YesNo(facts.Member.IsIn(_programme.Segments.First(segment => segment.Name == name).Index)),
            _ => YesNo(HasTier(name, ask == WorkflowAsk.HasTierOrHigher, facts)),
        };
    }

    private bool HasTier(string name, bool orHigher, RuleFacts facts)
    {
        var ladder = _programme.Ladders.First(one => one.Tiers.Any(tier => tier.Name == name));
        var (has, asked) = (facts.Member.Tier(ladder.Index), ladder.Tiers.IndexOf(ladder.Tiers.First(tier => tier.Name == name)));
        return orHigher ? has >= asked : has == asked;
    }

    /// <summary>What journeys did is a fact, so that nothing starts where the log is judged again.</summary>
    private string Start(string name, RuleFacts facts, StepOutput output)
    {
        var journey = _programme.Journeys.First(one => one.IsInForce && one.Name == name);
        var run = facts.Now < _starts ? null : journeys?.StartAsked(facts, journey, output);
        return run is null ? WorkflowAnswer.NotNow : run.IsHeldOut ? WorkflowAnswer.HeldOut : WorkflowAnswer.Started;
    }

    private void Give(EventRecord record, RuleFacts facts, IAnswers answers, StepOutput output)
    {
        var currency = plan.CurrencyNamed(record.Texts[WorkflowEvents.Currency]!);
        _cuts.Clear();
        var points = facts.Now < _starts ? 0 : draws.Grant(
            currency, FundingOf(record.Texts[WorkflowEvents.Budget]), record.Numbers[WorkflowEvents.AllOrNothing] != 0, record.Numbers[WorkflowEvents.Points],
            facts, answers, output, _cuts);
        output.Add(EffectKind.WorkflowGave, facts.Now, currency: currency, amount: points);
        foreach (var cut in _cuts)
        {
            cut.Note(facts, Draw.OfWorkflow, currency, (long)cut.Units, output);
        }

        if (points > 0)
        {
            var from = output.Postings.Count;
            ledger.Issue(facts.Member, currency, points, facts.Now, Giver.Nobody, output);
            earned.Record(from, facts, output);
        }

        subSteps.Settle(output);
    }

    private Funding? FundingOf(string? budget) => budget is null ? null
        : new Funding([new FundingShare(_programme.Budgets.First(one => one.Name == budget).Index, Fraction.One, SourceSpan.None)], SourceSpan.None);

    private static string YesNo(bool holds) => holds ? WorkflowAnswer.Yes : WorkflowAnswer.No;
}
