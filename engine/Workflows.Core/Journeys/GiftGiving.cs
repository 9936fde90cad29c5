using Workflows.Core.Earning;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Core.Settling;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;

namespace Workflows.Core.Journeys;

/// <summary>Gives what steps of journeys want to give: points, as far as budgets pay for them, and tiers that are lent.</summary>
internal sealed class GiftGiving(ProgrammePlan plan, MemberLedger ledger, Draws draws)
{
    private readonly List<Cut> _cuts = [];
    private readonly Lending _lending = new(plan.Calendar);

    /// <summary>Gives them.</summary>
    public void Give(List<JourneyGift> gifts, RuleFacts facts, IAnswers answers, StepOutput output)
    {
        foreach (var gift in gifts)
        {
            if (gift.Step is JourneyStep.Match match)
            {
                _lending.Lend(facts.Member, match.Ladder, match.Tier, match.For, -1 - gift.Journey, facts.Now, output, gift.Number, match.Id);
            }
            else
            {
                GivePoints(gift, (JourneyStep.Bonus)gift.Step, facts, answers, output);
            }
        }
    }

    private void GivePoints(in JourneyGift gift, JourneyStep.Bonus step, RuleFacts facts, IAnswers answers, StepOutput output)
    {
        var currency = step.Amount.Currency;
        var points = (long)Rounding.Whole(
            (Int128)step.Amount.Amount.Numerator, (long)step.Amount.Amount.Denominator, plan.Programme.Currencies[currency].Rounding);
        _cuts.Clear();
        var granted = draws.Grant(gift.Journey, gift.Number, step, points, facts, answers, output, _cuts);
        output.Add(EffectKind.JourneyGave, facts.Now, gift.Journey, gift.Number, currency, granted, step.Id);
        foreach (var cut in _cuts)
        {
            cut.Note(facts, -1 - gift.Journey, currency, (long)cut.Units, output);
        }

        if (granted > 0)
        {
            ledger.Issue(facts.Member, currency, granted, facts.Now, new(-1, gift.Journey), output);
        }
    }
}
