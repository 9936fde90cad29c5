using System.Collections.Immutable;
using Workflows.Core.Planning;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Earning;

/// <summary>
/// What multipliers add to the awards that they name: they add up, but for those of one compounding group, each of which multiplies also
/// what the ones before it in the text have added.
/// </summary>
internal sealed class Multipliers(ProgrammePlan plan)
{
    private readonly ImmutableArray<Rule> _rules = plan.Programme.Rules;
    private readonly bool _compound = plan.Programme.Groups.Any(group => group.Choice == GroupChoice.Compound);
    private readonly List<(int Grant, Int128 Of)> _seen = [];
    private Int128[] _values = new Int128[32];
    private bool _keeps;

    /// <summary>A new sub-step.</summary>
    /// <param name="keeps">Whether to keep what each multiplied, to be explained.</param>
    public void Begin(bool keeps) => _keeps = keeps;

    /// <summary>The amounts are worked out anew.</summary>
    public void Reset() => _seen.Clear();

    /// <summary>What a multiplier adds before its own caps cut it, in units. Those before it have been cut by then.</summary>
    /// <param name="grants">The effects of the sub-step; awards are cut.</param>
    /// <param name="index">Which of them is the multiplier.</param>
    public Int128 Extra(GrantList grants, int index)
    {
        var multiply = MultiplyOf(grants, index);
        var of = CompoundGroupOf(grants, index) is { } group ? Compounded(grants, index, multiply, group) : Awarded(grants, multiply);
        if (_keeps)
        {
            _seen.Add((index, of));
        }

        return Times(of, multiply);
    }

    /// <summary>What a multiplier multiplied, in points; null where nothing was kept.</summary>
    public Fraction? SeenOf(GrantList grants, int index) =>
        _seen.FindIndex(one => one.Grant == index) is >= 0 and var at ? Fraction.Of(_seen[at].Of, plan.Scales[grants[index].Currency]) : null;

    private static Int128 Times(Int128 units, RuleEffect.Multiply multiply)
    {
        var more = multiply.Factor - Fraction.One;
        return units * (Int128)more.Numerator / (Int128)more.Denominator;
    }

    private static RuleEffect.Multiply MultiplyOf(GrantList grants, int index) => (RuleEffect.Multiply)grants.EffectOf(grants[index]);

    private static bool Names(RuleEffect.Multiply multiply, in Grant grant) =>
        !grant.IsOut && !grant.IsForOther && grant.Kind == GrantKind.Award && grant.Currency == multiply.Currency
        && (multiply.OfRules.IsEmpty || multiply.OfRules.Contains(grant.Rule));

    private static Int128 Awarded(GrantList grants, RuleEffect.Multiply multiply)
    {
        Int128 sum = 0;
        for (var i = 0; i < grants.Count; i++)
        {
            sum += Names(multiply, grants[i]) ? grants[i].Units : 0;
        }

        return sum;
    }

    private int? CompoundGroupOf(GrantList grants, int index) =>
        _compound && _rules[grants[index].Rule].Group is { } group && plan.Programme.Groups[group].Choice == GroupChoice.Compound ? group : null;

    private Int128 Compounded(GrantList grants, int index, RuleEffect.Multiply multiply, int group)
    {
        if (_values.Length < grants.Count)
        {
            _values = new Int128[2 * grants.Count];
        }

        for (var i = 0; i < grants.Count; i++)
        {
            _values[i] = grants[i].Units;
        }

        for (var i = 0; i < index; i++)
        {
            if (grants[i].Kind == GrantKind.Multiplier && grants[i].Currency == multiply.Currency && CompoundGroupOf(grants, i) == group)
            {
                Spread(grants, i);
            }
        }

        Int128 sum = 0;
        for (var i = 0; i < grants.Count; i++)
        {
            sum += Names(multiply, grants[i]) ? _values[i] : 0;
        }

        return sum;
    }

    /// <summary>Adds what a multiplier gave to the awards that it multiplied; what its caps cut is taken off the last of them.</summary>
    private void Spread(GrantList grants, int index)
    {
        var multiply = MultiplyOf(grants, index);
        var (rest, last) = (grants[index].Units, -1);
        for (var i = 0; i < grants.Count; i++)
        {
            if (Names(multiply, grants[i]))
            {
                var part = Int128.Min(rest, Times(_values[i], multiply));
                _values[i] += part;
                (rest, last) = (rest - part, i);
            }
        }

        // More than all parts is there only where the multiplier was rounded up by itself.
        if (last >= 0)
        {
            _values[last] += rest;
        }
    }
}
