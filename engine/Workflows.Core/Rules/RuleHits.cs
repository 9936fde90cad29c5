using Workflows.Core.Earning;
using Workflows.Model.Programmes;

namespace Workflows.Core.Rules;

/// <summary>One effect of a rule that fires, before anything limits it.</summary>
public record struct RuleHit
{
    /// <summary>Index of the rule.</summary>
    public int Rule { get; set; }

    /// <summary>Which of the rule's effects.</summary>
    public int Effect { get; set; }

    /// <summary>Index of the currency, for awards, bonuses and what puts off their end; -1 for a multiplier and a loan.</summary>
    public int Currency { get; set; }

    /// <summary>The exact amount in units of the currency's scale in the plan; never below 0. 1 point for what puts off an end, 1 for a loan.</summary>
    public Int128 Amount { get; set; }
}

/// <summary>The rules that fire for one trigger, in text order. Reused for many steps.</summary>
public sealed class RuleHits
{
    private RuleHit[] _hits = new RuleHit[64];

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>A hit.</summary>
    public ref RuleHit this[int index] => ref _hits[index];

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;

    /// <summary>Takes out what rules give that fired before for the same outside input, and notes those that fire now.</summary>
    internal void RemoveFired(List<int> fired)
    {
        var before = fired.Count;
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            var rule = _hits[i].Rule;
            if (before > 0 && fired.IndexOf(rule, 0, before) >= 0)
            {
                continue;
            }

            if (i == 0 || _hits[i - 1].Rule != rule)
            {
                fired.Add(rule);
            }

            if (kept != i)
            {
                _hits[kept] = _hits[i];
            }

            kept++;
        }

        Count = kept;
    }

    /// <summary>Adds what a rule gives for what was newly reached, if anything was.</summary>
    public void AddReached(int rule, int effect, int currency, Int128 amount)
    {
        if (amount > 0)
        {
            Add(rule, effect, currency, amount);
        }
    }

    /// <summary>Adds what a rule gives for one line of an event, in whole points where the currency rounds each line.</summary>
    /// <param name="rule">Index of the rule.</param>
    /// <param name="effect">Which of the rule's effects.</param>
    /// <param name="currency">Index of the currency.</param>
    /// <param name="amount">The exact amount in units of the currency's scale.</param>
    /// <param name="scale">Units in a point.</param>
    /// <param name="mode">Which way it is rounded.</param>
    public void AddRounded(int rule, int effect, int currency, Int128 amount, long scale, RoundingMode mode) =>
        Add(rule, effect, currency, Rounding.WholeInUnits(Int128.Max(0, amount), scale, mode));

    /// <summary>Adds an award or a bonus; what a rule gives for several lines becomes one hit.</summary>
    public void Add(int rule, int effect, int currency, Int128 amount)
    {
        if (amount < 0)
        {
            amount = 0;
        }

        for (var i = Count - 1; i >= 0 && _hits[i].Rule == rule; i--)
        {
            if (_hits[i].Effect == effect && _hits[i].Currency == currency)
            {
                _hits[i].Amount += amount;
                return;
            }
        }

        if (Count == _hits.Length)
        {
            Array.Resize(ref _hits, 2 * Count);
        }

        _hits[Count++] = new RuleHit { Rule = rule, Effect = effect, Currency = currency, Amount = amount };
    }
}
