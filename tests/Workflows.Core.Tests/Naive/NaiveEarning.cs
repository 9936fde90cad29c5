using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>Section 3 of the semantics, in fractions: awards, groups, multipliers, bonuses, shared caps, rounding, budgets.</summary>
internal sealed class NaiveEarning(Programme programme, NaiveCaps caps)
{
    /// <summary>What of the gifts of the rules that fire is given, in whole points.</summary>
    /// <param name="gifts">In text order.</param>
    /// <param name="now">When.</param>
    /// <param name="budget">What a budget pays of the points that a gift wants.</param>
    public IReadOnlyList<NaiveGift> Give(IReadOnlyList<NaiveGift> gifts, Instant now, Func<NaiveGift, long> budget)
    {
        CutByOwn(gifts, now);
        var losers = programme.Groups.SelectMany(group => Losers(group, gifts)).ToList();
        var left = gifts.Where(gift => !losers.Contains(gift.Rule.Index)).ToList();
        CutByOwn(left, now);
        CutByShared(left, now);
        Round(left);
        foreach (var gift in left.Where(gift => gift.Points > 0 && gift.Effect.Funding is not null))
        {
            gift.Points = budget(gift);
        }

        Book(left, now);
        return left;
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
            var said = gift.Effect is RuleEffect.Multiply multiply
                ? (multiply.Factor - Fraction.One) * Sum(gifts.Where(other => other.IsAward && other.Currency == multiply.Currency
                    && (multiply.OfRules.IsEmpty || multiply.OfRules.Contains(other.Rule.Index))))
                : gift.Said;
            var before = gifts.Where(other => other.IsAward).Concat(gifts.TakeWhile(other => other != gift).Where(other => !other.IsAward));
            gift.Amount = Cut(gift, Early(gift.Currency, said), before, now);
        }
    }

    /// <summary>What the caps of the gift's rule leave, of which other gifts of that rule used something before.</summary>
    private Fraction Cut(NaiveGift gift, Fraction amount, IEnumerable<NaiveGift> before, Instant now)
    {
        foreach (var cap in gift.Rule.Caps.Where(cap => cap.CountsUses || cap.Currency == gift.Currency))
        {
            var left = caps.Left(cap, now);
            amount = cap.CountsUses
                ? left > Fraction.Zero ? amount : Fraction.Zero
                : Smaller(amount, left - Sum(before.Where(other => other.Rule.Index == gift.Rule.Index && other.Currency == gift.Currency)));
        }

        return amount;
    }

    /// <summary>Who competes and doesn't win: the best for the member does, in points at worth; of equals the earlier in the text.</summary>
    private IEnumerable<int> Losers(RuleGroup group, IReadOnlyList<NaiveGift> gifts)
    {
        var candidates = gifts.Where(gift => gift.Rule.Group == group.Index).Select(gift => gift.Rule.Index).Distinct().ToList();
        Fraction Worth(int rule) => gifts.Where(gift => gift.Rule.Index == rule).Aggregate(Fraction.Zero, (sum, gift) =>
            sum + (gift.Amount * (programme.Currencies[gift.Currency].Worth is var worth && worth > Fraction.Zero ? worth : Fraction.One)));
        return candidates.Count == 0 ? []
            : candidates.Except([group.Choice == GroupChoice.BestForMember ? candidates.MaxBy(Worth) : candidates[0]]);
    }

    private void CutByShared(List<NaiveGift> gifts, Instant now)
    {
        foreach (var shared in programme.SharedCaps)
        {
            var left = caps.Left(shared.Cap, now);
            var used = new List<int>();
            bool Counts(NaiveGift gift) =>
                shared.Rules.Contains(gift.Rule.Index) && (shared.Cap.CountsUses || shared.Cap.Currency == gift.Currency);
            foreach (var gift in gifts.Where(Counts))
            {
                if (shared.Cap.CountsUses)
                {
                    gift.Amount = used.Contains(gift.Rule.Index) || Fraction.Of(used.Count) < left ? gift.Amount : Fraction.Zero;
                    used.AddRange(gift.Amount > Fraction.Zero && !used.Contains(gift.Rule.Index) ? [gift.Rule.Index] : []);
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
        foreach (var group in gifts.GroupBy(gift => gift.Currency))
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
            foreach (var cap in programme.Rules[given.Key].Caps.Concat(shared))
            {
                caps.Use(cap, now, cap.CountsUses ? 1 : given.Where(gift => gift.Currency == cap.Currency).Sum(gift => gift.Points));
            }
        }
    }

    private static Fraction Sum(IEnumerable<NaiveGift> gifts) => gifts.Aggregate(Fraction.Zero, (sum, gift) => sum + gift.Amount);

    private static Fraction Smaller(Fraction a, Fraction b) => a < b ? a : b > Fraction.Zero ? b : Fraction.Zero;
}
