using Workflows.Core.Earning;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;

namespace Workflows.Core.Journeys;

/// <summary>Gives the points that steps of journeys want to give, as far as budgets pay for them.</summary>
internal sealed class GiftGiving(Programme programme, MemberLedger ledger, Funder funder)
{
    /// <summary>Gives them.</summary>
    public void Give(List<JourneyGift> gifts, RuleFacts facts, IAnswers answers, StepOutput output)
    {
        foreach (var gift in gifts)
        {
            var currency = gift.Step.Amount.Currency;
            var points = (long)Rounding.Whole(
                (Int128)gift.Step.Amount.Amount.Numerator, (long)gift.Step.Amount.Amount.Denominator, programme.Currencies[currency].Rounding);
            var granted = points;
            if (gift.Step.Funding is { } funding)
            {
                funder.Begin();
                granted = funder.Ask(
                    -1 - gift.Journey, gift.Number, currency, points, funding, gift.Step.AllOrNothing ? points : 0, facts, answers, output);
            }

            output.Add(EffectKind.JourneyGave, facts.Now, gift.Journey, gift.Number, currency, granted, gift.Step.Id);
            if (granted < points)
            {
                output.Add(EffectKind.CutByBudget, facts.Now, -1 - gift.Journey, gift.Step.Funding!.Shares[0].Budget, currency, points - granted);
            }

            if (granted > 0)
            {
                ledger.Issue(facts.Member, currency, granted, facts.Now, new(-1, gift.Journey), output);
            }
        }
    }
}
