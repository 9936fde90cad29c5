using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Core.Settling;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Ledger;

/// <summary>
/// Points that a guard holds: they are pending, in no lot, and count as earned once they are released. Where they are denied, the log is
/// judged again without them.
/// </summary>
internal sealed class HeldPoints(ProgrammePlan plan)
{
    /// <summary>What the effects of a decision say where nobody had decided in time.</summary>
    public const int ByTime = 1;

    private readonly Lending _lending = new(plan.Calendar);
    private readonly LotTimes _times = new(plan.Calendar);

    /// <summary>The key of the event that is decided about; null where an event decides about none.</summary>
    public static string? KeyIn(Programme programme, Model.Events.EventRecord record) =>
        programme.EventTypes[record.Type].Decides is { } decides ? record.Texts[decides.By.Index] : null;

    /// <summary>Whether an event denies what a guard holds, so that the log is judged again: the built-in one, or one of the programme's.</summary>
    public static bool Denies(Programme programme, int eventType) => programme.EventTypes[eventType].Decides is { Releases: false };

    /// <summary>Whether an event decides about events that a guard watches, whatever their key and whether it still holds them in this version.</summary>
    public static bool IsAbout(Programme programme, int eventType, Guard guard) =>
        programme.EventTypes[eventType].Decides is { } decides && (decides.EventType is null || decides.EventType == guard.EventType);

    /// <summary>Gives points that are held.</summary>
    public static void Hold(RuleFacts facts, HeldPart part, int guard, StepOutput output)
    {
        var held = HeldOf(facts, guard, output);
        held[^1] = held[^1] with { Parts = held[^1].Parts.Add(part) };
        facts.Member.Balances[part.Currency].Pending += part.Points;
        output.Unconfirmed.Add(output.Postings.Count);
        output.Post(part.Currency, Account.Issued, Account.Pending, part.Points, output.LogId, new(part.Rule, -1), facts.Now);
    }

    /// <summary>Keeps a tier from being lent until what the event earns is released.</summary>
    public static void Hold(RuleFacts facts, int rule, int effect, int guard, StepOutput output)
    {
        var held = HeldOf(facts, guard, output);
        held[^1] = held[^1] with { Loans = held[^1].Loans.Add((rule, effect)) };
    }

    private static List<HeldEarning> HeldOf(RuleFacts facts, int guard, StepOutput output)
    {
        var held = facts.Member.HeldEarnings ??= [];
        if (held.Count == 0 || held[^1].LogId != output.LogId)
        {
            held.Add(new HeldEarning(facts.Event.Key, output.LogId, guard, facts.Now, []));
        }

        return held;
    }

    /// <summary>Lets go of what an event earned: it is as old as it is, and matures as such points do.</summary>
    /// <param name="facts">The member, and the event that decides.</param>
    /// <param name="output">Where the postings go.</param>
    /// <returns>What counts as earned from now on; null where nothing is held of that event.</returns>
    public HeldEarning? Release(RuleFacts facts, StepOutput output)
    {
        var key = KeyIn(plan.Programme, facts.Event);
        var index = facts.Member.HeldEarnings?.FindIndex(
            held => held.Key == key && IsAbout(plan.Programme, facts.Event.Type, plan.Programme.Guards[held.Guard])) ?? -1;
        if (index < 0)
        {
            output.Add(EffectKind.Rejected, facts.Now, subject: (int)RejectionReason.NothingHeld, text: key);
            return null;
        }

        return ReleaseAt(index, -1, facts, output);
    }

    /// <summary>When it is decided by itself what a guard holds; <see cref="Instant.Never"/> where somebody has to.</summary>
    public Instant EndOf(HeldEarning held) =>
        plan.Programme.Guards[held.Guard].Term is { } term ? new Instant(plan.Calendar.Plus(held.At, term.UpTo).Micros + 1) : Instant.Never;

    /// <summary>What nobody decided about in time is taken back: what it used of limits and budgets stays used, as with all that didn't come in time.</summary>
    public static void DenyAt(int index, RuleFacts facts, StepOutput output)
    {
        var denied = facts.Member.HeldEarnings![index];
        facts.Member.HeldEarnings.RemoveAt(index);
        foreach (var part in denied.Parts)
        {
            facts.Member.Balances[part.Currency].Pending -= part.Points;
            output.Post(part.Currency, Account.Pending, Account.Reversed, part.Points, denied.LogId, Giver.Nobody, facts.Now);
        }

        output.Add(EffectKind.EarningDenied, facts.Now, denied.Guard, ByTime, text: denied.Key);
    }

    /// <summary>Lets go of one of the things that are held.</summary>
    /// <param name="index">Its place.</param>
    /// <param name="reason">-1 where somebody decided; else <see cref="ByTime"/>.</param>
    /// <param name="facts">The member and the clock.</param>
    /// <param name="output">Where the postings go.</param>
    /// <returns>What counts as earned from now on.</returns>
    public HeldEarning ReleaseAt(int index, int reason, RuleFacts facts, StepOutput output)
    {
        var released = facts.Member.HeldEarnings![index];
        facts.Member.HeldEarnings.RemoveAt(index);
        foreach (var part in released.Parts)
        {
            Release(facts, released, part, output);
            output.Add(EffectKind.EarningReleased, facts.Now, released.Guard, reason, part.Currency, part.Points, released.Key);
        }

        if (released.Parts.IsEmpty)
        {
            output.Add(EffectKind.EarningReleased, facts.Now, released.Guard, reason, text: released.Key);
        }

        foreach (var (rule, effect) in released.Loans)
        {
            var match = (RuleEffect.Match)plan.Programme.Rules[rule].Effects[effect];
            _lending.Lend(facts.Member, match.Ladder, match.Tier, match.For, rule, facts.Now, output);
        }

        // What waits for an event counts as earned when that comes.
        return released with { Parts = [.. released.Parts.Where(part => plan.Awaited.Of(part.Rule, part.Effect) is null)] };
    }

    private void Release(RuleFacts facts, HeldEarning held, HeldPart part, StepOutput output)
    {
        var (points, now) = (plan.Programme.Currencies[part.Currency], facts.Now);
        ref var balance = ref facts.Member.Balances[part.Currency];
        if (!points.KeepsLots)
        {
            Mature(ref balance, part, held.LogId, facts, output);
            return;
        }

        var lots = facts.Member.Lots[part.Currency] ??= [];
        var lot = _times.NewLot(points, held.LogId, held.At, part.Points);
        if (plan.Awaited.Of(part.Rule, part.Effect) is { } awaited)
        {
            lots.Add(lot with { Matures = plan.Calendar.Plus(now, awaited.Event.UpTo).Micros + 1, Awaits = awaited.Index + 1 });
            return;
        }

        if (lot.Matures <= now.Micros)
        {
            var used = Mature(ref balance, part, held.LogId, facts, output);
            lot = lot with { Matures = long.MinValue, Left = lot.Left - used };
        }

        if (lot.Left > 0)
        {
            lots.Add(lot);
        }

        _times.Activity(points, lots, now);
    }

    private static long Mature(ref Balance balance, HeldPart part, long lot, RuleFacts facts, StepOutput output)
    {
        balance.Pending -= part.Points;
        balance.Available += part.Points;
        output.Post(part.Currency, Account.Pending, Account.Available, part.Points, lot, Giver.Nobody, facts.Now);
        return OwedPoints.PayBack(ref balance, part.Currency, part.Points, lot, facts.Now, output);
    }
}
