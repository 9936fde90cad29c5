using Workflows.Core.Explaining;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Others;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Core.Settling;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;

namespace Workflows.Core.Earning;

/// <summary>Posts what effects of rules give once all limits are settled, to the member or to others, and says what was cut.</summary>
/// <param name="plan">The programme.</param>
/// <param name="ledger">The member's points.</param>
/// <param name="draws">Asks the pools.</param>
/// <param name="grants">The effects of the sub-step.</param>
/// <param name="groups">Who won.</param>
/// <param name="multipliers">What multipliers saw.</param>
/// <param name="caps">The member's own limits.</param>
internal sealed class GrantPosting(
    ProgrammePlan plan, MemberLedger ledger, Draws draws, GrantList grants, GroupChoices groups, Multipliers multipliers, CapCuts caps)
{
    private readonly Lending _lending = new(plan.Calendar);
    private readonly bool _awaits = !plan.Awaited.All.IsEmpty;

    /// <summary>Posts what is granted, says what lost and what was cut, and books the uses of the member's own limits.</summary>
    /// <param name="facts">The member, the event, the clock.</param>
    /// <param name="heldBy">Index of the guard that holds what rules give; -1 for none.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go.</param>
    public void Post(RuleFacts facts, int heldBy, IAnswers answers, StepOutput output)
    {
        for (var i = 0; i < grants.Count; i++)
        {
            ref var grant = ref grants[i];
            if (grant.IsOut)
            {
                output.Add(EffectKind.LostInGroup, facts.Now, grant.Rule, groups.WinnerOver(plan.Programme.Rules[grant.Rule]));
                continue;
            }

            if (grant.GivesNone)
            {
                if (grant.Kind == GrantKind.Extension)
                {
                    Extend(ref grant, i, facts, answers, output);
                }
                else
                {
                    Lend(grant, i, facts, heldBy, output);
                }

                continue;
            }

            if (grant.IsForOther)
            {
                PassOn(grant, facts, output);
            }
            else
            {
                output.Add(EffectKind.RuleGave, facts.Now, grant.Rule, currency: grant.Currency, amount: grant.Points);
                NoteArithmetic(i, output);
            }

            NoteCuts(i, facts, output);
            if (grant.Points > 0)
            {
                Issue(grant, facts, heldBy, output);
                caps.Book(grants, i, grant.Points, facts);
            }
        }
    }

    private void NoteCuts(int index, RuleFacts facts, StepOutput output)
    {
        if (grants.Cuts.Count == 0)
        {
            return;
        }

        ref var grant = ref grants[index];
        foreach (var cut in grants.Cuts)
        {
            if (cut.Grant == index)
            {
                var isOfPool = cut.Kind == EffectKind.CutByBudget || plan.CapOf(cut.Subject)?.Scope is not null;
                var points = (long)(isOfPool ? cut.Units : Rounding.Whole(cut.Units, plan.Scales[grant.Currency], RoundingMode.Down));
                cut.Note(facts, grant.Rule, grant.Currency, points, output);
            }
        }
    }

    private void NoteArithmetic(int index, StepOutput output)
    {
        if (output.KeepsArithmetic && multipliers.SeenOf(grants, index) is { } of)
        {
            output.Multiplied.Add(new MultipliedPoints(grants[index].Rule, grants[index].Effect, of));
        }
    }

    private void PassOn(in Grant grant, RuleFacts facts, StepOutput output)
    {
        var other = Passings.Named(grants.EffectOf(grant).To!, facts);
        output.Add(EffectKind.PassedOn, facts.Now, grant.Rule, currency: grant.Currency, amount: grant.Points, text: other);
        if (grant.Points > 0)
        {
            var passing = Passings.Of(BuiltInEvents.PointsReceived, other, grant.Rule, facts, plan.Programme, output);
            output.Passings.Add(passing with { Currency = grant.Currency, Points = grant.Points, Effect = grant.Effect });
        }
    }

    private void Issue(in Grant grant, RuleFacts facts, int heldBy, StepOutput output)
    {
        if (grant.IsForOther)
        {
            return;
        }

        if (heldBy >= 0)
        {
            HeldPoints.Hold(facts, new HeldPart(grant.Currency, grant.Points, grant.Rule, grant.Effect), heldBy, output);
        }
        else if (_awaits && plan.Awaited.Of(grant.Rule, grant.Effect) is { } awaited)
        {
            ledger.IssueAwaiting(facts.Member, grant.Currency, grant.Points, facts.Now, new(grant.Rule, -1), awaited, output);
            if (awaited.Event.By is { } by)
            {
                var passing = Passings.Of(BuiltInEvents.EventAwaited, Passings.Named(by, facts), grant.Rule, facts, plan.Programme, output);
                var until = plan.Calendar.Plus(facts.Now, awaited.Event.UpTo);
                output.Passings.Add(passing with { Effect = grant.Effect, Lot = output.LogId, Until = until });
            }
        }
        else
        {
            ledger.Issue(facts.Member, grant.Currency, grant.Points, facts.Now, new(grant.Rule, -1), output);
        }
    }

    /// <summary>
    /// A use of a rule counts for its caps where there was something to put off; what a limit held back is told as of points, with none.
    /// </summary>
    private void Extend(ref Grant grant, int index, RuleFacts facts, IAnswers answers, StepOutput output)
    {
        var effect = (RuleEffect.Extend)grants.EffectOf(grant);
        var extended = grant.Points > 0 ? ledger.Extend(facts.Member, grant.Currency, effect.By, facts.Now) : 0;
        output.Add(EffectKind.Extended, facts.Now, grant.Rule, currency: grant.Currency, amount: extended);
        NoteHeldBack(index, facts, output);
        if (extended > 0)
        {
            caps.Book(grants, index, 0, facts);
            return;
        }

        grant.Points = 0;
        if (draws.HasGranted(grant))
        {
            draws.Grant(grant, effect, index, facts, answers, output, grants.Cuts);
        }
    }

    /// <summary>Lends a tier; where a guard holds what the event earns, once it is released.</summary>
    private void Lend(in Grant grant, int index, RuleFacts facts, int heldBy, StepOutput output)
    {
        NoteHeldBack(index, facts, output);
        if (grant.Points == 0)
        {
            return;
        }

        caps.Book(grants, index, 0, facts);
        if (heldBy >= 0)
        {
            HeldPoints.Hold(facts, grant.Rule, grant.Effect, heldBy, output);
            return;
        }

        var match = (RuleEffect.Match)grants.EffectOf(grant);
        _lending.Lend(facts.Member, match.Ladder, match.Tier, match.For, grant.Rule, facts.Now, output);
    }

    private void NoteHeldBack(int index, RuleFacts facts, StepOutput output)
    {
        ref var grant = ref grants[index];
        foreach (var cut in grants.Cuts)
        {
            if (cut.Grant == index)
            {
                cut.Note(facts, grant.Rule, grant.Currency, 0, output);
            }
        }
    }
}
