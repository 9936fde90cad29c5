using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>Section 3 of the semantics, in fractions: awards, groups, multipliers, bonuses, shared caps, rounding, budgets.</summary>
internal sealed class NaiveEarning(Programme programme, NaiveCaps caps)
{
    private Func<int, bool> _canExtend = _ => false;

    /// <summary>Gives what the rules that fire give, in whole points.</summary>
    /// <param name="gifts">In text order.</param>
    /// <param name="now">When.</param>
    /// <param name="canExtend">Whether the member has points of a currency whose end can be put off.</param>
    /// <param name="budget">What budgets pay of the points that a gift wants.</param>
    /// <param name="give">Gives them; of what puts off the end of points, whether there were any.</param>
    public void Give(
        IReadOnlyList<NaiveGift> gifts, Instant now, Func<int, bool> canExtend, Func<NaiveGift, long> budget, Func<NaiveGift, bool> give)
    {
        _canExtend = canExtend;
        CutByOwn(gifts, now);
        var losers = programme.Groups.SelectMany(group => Losers(group, gifts)).ToList();
        var left = gifts.Where(gift => !losers.Contains(gift.Rule.Index)).ToList();
        CutByOwn(left, now);
        CutByShared(left, now);
        Round(left);
        foreach (var gift in left.Where(gift => gift.Points > 0))
        {
            gift.Points = budget(gift);
        }

        foreach (var gift in left.Where(gift => !give(gift)))
        {
            gift.Points = 0;
        }

        Book(left, now);
    }

    private void CutByOwn(IReadOnlyList<NaiveGift> gifts, Instant now)
    {
        foreach (var gift in gifts.Where(gift => gift.IsAward))
        {
            var before = gifts.TakeWhile(other => other != gift).Where(other => other.IsAward);
            gift.Amount = Cut(gift, Early(gift.Currency, gift.Said), before, now);
        }

        foreach (var gift in gifts.Where(gift => !gift.IsAward))
        {
            var said = gift.Effect is RuleEffect.Multiply multiply ? Extra(gift, multiply, gifts)
                : gift.IsExtension && !PutsOff(gift, gifts) ? Fraction.Zero
                : gift.Said;
            var before = gifts.Where(other => other.IsAward).Concat(gifts.TakeWhile(other => other != gift).Where(other => !other.IsAward));
            gift.Amount = Cut(gift, Early(gift.Currency, said), before, now);
        }
    }

    /// <summary>
    /// (m - 1) times the awards that a multiplier names; in a group that compounds, each multiplies also what those before it in the text added.
    /// </summary>
    private Fraction Extra(NaiveGift gift, RuleEffect.Multiply multiply, IReadOnlyList<NaiveGift> gifts)
    {
        var values = gifts.Where(other => other.IsAward).ToDictionary(award => award, award => award.Amount);
        var before = IsCompound(gift.Rule)
            ? gifts.TakeWhile(other => other != gift)
                .Where(other => other.Effect is RuleEffect.Multiply && other.Rule.Group == gift.Rule.Group && other.Currency == gift.Currency)
            : [];
        foreach (var earlier in before)
        {
            var factor = ((RuleEffect.Multiply)earlier.Effect).Factor;
            var named = Named((RuleEffect.Multiply)earlier.Effect, gifts);
            var rest = earlier.Amount;
            foreach (var award in named)
            {
                // What its caps cut of a multiplier is cut off the last.
                var part = Smaller(rest, (factor - Fraction.One) * values[award]);
                values[award] += part;
                rest -= part;
            }

            if (named.Count > 0)
            {
                values[named[^1]] += rest;
            }
        }

        return (multiply.Factor - Fraction.One) * Named(multiply, gifts).Aggregate(Fraction.Zero, (sum, award) => sum + values[award]);
    }

    private static List<NaiveGift> Named(RuleEffect.Multiply multiply, IReadOnlyList<NaiveGift> gifts) =>
        [.. gifts.Where(other => other.IsAward && !other.IsForOther && other.Currency == multiply.Currency
            && (multiply.OfRules.IsEmpty || multiply.OfRules.Contains(other.Rule.Index)))];

    private bool IsCompound(Rule rule) => rule.Group is { } group && programme.Groups[group].Choice == GroupChoice.Compound;

    /// <summary>Whether there is an end to put off: of points that are there, or that are given before in this sub-step.</summary>
    private bool PutsOff(NaiveGift gift, IReadOnlyList<NaiveGift> gifts) => _canExtend(gift.Currency)
        || (programme.Currencies[gift.Currency].Expiry is not null && gifts.TakeWhile(other => other != gift)
            .Any(other => other.Currency == gift.Currency && !other.IsExtension && other.Amount > Fraction.Zero));

    /// <summary>What the caps of the gift's rule leave, of which other gifts of that rule used something before.</summary>
    private Fraction Cut(NaiveGift gift, Fraction amount, IEnumerable<NaiveGift> before, Instant now)
    {
        foreach (var cap in gift.Rule.Caps.Where(cap => cap.Scope is null && Counts(cap, gift)))
        {
            var left = caps.Left(cap, now);
            var earlier = before.Where(other => other.Rule.Index == gift.Rule.Index && Counts(cap, other));
            amount = cap.CountsUses ? left > Fraction.Zero ? amount : Fraction.Zero
                : cap.CountsMoney ? Smaller(amount, PointsFor(left - earlier.Aggregate(Fraction.Zero, (sum, other) => sum + CostOf(other)), gift.Currency))
                : Smaller(amount, left - Sum(earlier));
        }

        return amount;
    }

    /// <summary>Putting off the end of points gives none: it counts where times are counted only.</summary>
    private bool Counts(Cap cap, NaiveGift gift) => cap.CountsUses
        || (!gift.IsExtension && (cap.CountsMoney ? WorthOf(gift.Currency) > Fraction.Zero : cap.Currency == gift.Currency));

    private Fraction WorthOf(int currency) => programme.Currencies[currency].Worth;

    /// <summary>Money buys whole points.</summary>
    private Fraction PointsFor(Fraction money, int currency) =>
        money > Fraction.Zero ? new Fraction((money / WorthOf(currency)).Floor(), 1) : Fraction.Zero;

    /// <summary>Of money, parts of a point count as a point.</summary>
    private Fraction CostOf(NaiveGift gift) => new Fraction(gift.Amount.Ceiling(), 1) * WorthOf(gift.Currency);

    /// <summary>Who competes and doesn't win, in points at worth; of equals the earlier in the text does.</summary>
    private IEnumerable<int> Losers(RuleGroup group, IReadOnlyList<NaiveGift> gifts)
    {
        if (group.Choice == GroupChoice.Compound)
        {
            return [];
        }

        var candidates = gifts.Where(gift => gift.Rule.Group == group.Index).Select(gift => gift.Rule.Index).Distinct().ToList();
        Fraction Worth(int rule) => gifts.Where(gift => gift.Rule.Index == rule).Aggregate(Fraction.Zero, (sum, gift) =>
            sum + (gift.Amount * (programme.Currencies[gift.Currency].Worth is var worth && worth > Fraction.Zero ? worth : Fraction.One)));
        return candidates.Count == 0 ? [] : candidates.Except([group.Choice switch
        {
            GroupChoice.BestForMember => candidates.MaxBy(Worth),
            GroupChoice.BestForCompany => candidates.Where(rule => Worth(rule) > Fraction.Zero).DefaultIfEmpty(candidates[0]).MinBy(Worth),
            _ => candidates[0],
        }]);
    }

    private void CutByShared(List<NaiveGift> gifts, Instant now)
    {
        foreach (var shared in programme.SharedCaps.Where(shared => shared.Cap.Scope is null))
        {
            var left = caps.Left(shared.Cap, now);
            var used = new List<int>();
            foreach (var gift in gifts.OrderByDescending(gift => gift.Rule.Priority).Where(gift => shared.Rules.Contains(gift.Rule.Index) && Counts(shared.Cap, gift)))
            {
                if (shared.Cap.CountsUses)
                {
                    gift.Amount = used.Contains(gift.Rule.Index) || Fraction.Of(used.Count) < left ? gift.Amount : Fraction.Zero;
                    used.AddRange(gift.Amount > Fraction.Zero && !used.Contains(gift.Rule.Index) ? [gift.Rule.Index] : []);
                }
                else if (shared.Cap.CountsMoney)
                {
                    gift.Amount = Smaller(gift.Amount, PointsFor(left, gift.Currency));
                    left -= CostOf(gift);
                }
                else
                {
                    gift.Amount = Smaller(gift.Amount, left);
                    left -= gift.Amount;
                }
            }
        }
    }

    /// <summary>Rule k posts round(S_k) - round(S_k-1).</summary>
    private void Round(List<NaiveGift> gifts)
    {
        foreach (var gift in gifts.Where(gift => gift.IsExtension))
        {
            gift.Points = gift.Amount > Fraction.Zero ? 1 : 0;
        }

        foreach (var gift in gifts.Where(gift => gift.IsForOther))
        {
            gift.Points = Rounded(gift.Currency, gift.Amount);
        }

        foreach (var group in gifts.Where(gift => !gift.IsExtension && !gift.IsForOther).GroupBy(gift => gift.Currency))
        {
            var sum = Fraction.Zero;
            foreach (var gift in group)
            {
                var before = Rounded(group.Key, sum);
                sum += gift.Amount;
                gift.Points = Rounded(group.Key, sum) - before;
            }
        }
    }

    private Fraction Early(int currency, Fraction amount) =>
        programme.Currencies[currency].RoundingScope == RoundingScope.Event ? amount : Fraction.Of(Rounded(currency, amount));

    /// <summary>Whole points.</summary>
    public long Rounded(int currency, Fraction amount) => (long)(programme.Currencies[currency].Rounding switch
    {
        RoundingMode.Down => amount.Floor(),
        RoundingMode.Up => amount.Ceiling(),
        _ => (amount + new Fraction(1, 2)).Floor(),
    });

    /// <summary>In posted points; a rule is one use whatever its effects are.</summary>
    private void Book(List<NaiveGift> gifts, Instant now)
    {
        foreach (var given in gifts.Where(gift => gift.Points > 0).GroupBy(gift => gift.Rule.Index))
        {
            var shared = programme.SharedCaps.Where(shared => shared.Rules.Contains(given.Key)).Select(shared => shared.Cap);
            caps.Give(programme.Rules[given.Key].Name, now, [.. given.Where(gift => !gift.IsExtension).Select(gift => (gift.Currency, gift.Points))]);
            foreach (var cap in programme.Rules[given.Key].Caps.Concat(shared).Where(cap => cap.Scope is null))
            {
                caps.Use(cap, now, cap.CountsUses ? Fraction.One : given.Where(gift => Counts(cap, gift)).Aggregate(
                    Fraction.Zero, (sum, gift) => sum + (Fraction.Of(gift.Points) * (cap.CountsMoney ? WorthOf(gift.Currency) : Fraction.One))));
            }
        }
    }

    private static Fraction Sum(IEnumerable<NaiveGift> gifts) => gifts.Aggregate(Fraction.Zero, (sum, gift) => sum + gift.Amount);

    private static Fraction Smaller(Fraction a, Fraction b) => a < b ? a : b > Fraction.Zero ? b : Fraction.Zero;
}
