using Workflows.Core.Earning;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;

namespace Workflows.Core.Journeys;

/// <summary>Gives the points that steps of journeys want to give, as far as budgets pay for them.</summary>
internal sealed class GiftGiving(Programme programme, MemberLedger ledger, Draws draws)
{
    private readonly List<Cut> _cuts = [];

    /// <summary>Gives them.</summary>
    public void Give(List<JourneyGift> gifts, RuleFacts facts, IAnswers answers, StepOutput output)
    {
        foreach (var gift in gifts)
        {
            var currency = gift.Step.Amount.Currency;
            var points = (long)Rounding.Whole(
                (Int128)gift.Step.Amount.Amount.Numerator, (long)gift.Step.Amount.Amount.Denominator, programme.Currencies[currency].Rounding);
            _cuts.Clear();
            var granted = draws.Grant(gift.Journey, gift.Number, gift.Step, points, facts, answers, output, _cuts);
            output.Add(EffectKind.JourneyGave, facts.Now, gift.Journey, gift.Number, currency, granted, gift.Step.Id);
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
}
