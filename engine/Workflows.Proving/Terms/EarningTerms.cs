using System.Collections.Immutable;
using System.Numerics;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Proving.Solving;

namespace Workflows.Proving.Terms;

/// <summary>
/// What one event earns, in the order of the semantics: awards, each cut by its rule's own caps; groups; multipliers, bonuses, likewise; caps
/// that rules share; rounding. Pools are taken to have enough. What a member used of a cap before is any amount up to the cap.
/// </summary>
internal sealed class EarningTerms
{
    private readonly ConditionTerms _terms;
    private readonly Programme _programme;
    private readonly Script _script;
    private readonly List<GrantTerm> _grants = [];
    private readonly BigInteger[] _scales;
    private readonly string[] _units;
    private readonly string[] _out;
    private readonly string[] _asked;

    /// <summary>The smallest part of the money's unit in which every point's worth and every limit of money is whole.</summary>
    private readonly BigInteger _moneyParts;

    /// <summary>What an event of the type at hand earns.</summary>
    public EarningTerms(ConditionTerms terms)
    {
        (_terms, _programme, _script) = (terms, terms.Programme, terms.Script);
        _scales = [.. _programme.Currencies.Select(_ => BigInteger.One)];
        _moneyParts = _programme.Currencies.Aggregate((BigInteger)_programme.MoneyScale, (all, currency) => NumberTerm.Common(all, currency.Worth.Denominator));
        var rules = _programme.Rules.Where(rule => rule.IsInForce && rule.Trigger is Trigger.Event on && on.EventType == terms.Happens!.Index);
        Load([.. rules]);
        _units = new string[_grants.Count];
        _asked = new string[_grants.Count];
        _out = [.. _grants.Select(_ => "false")];
        CutAll();
        if (_programme.Groups.Any(group => group.Choice != GroupChoice.Compound))
        {
            Choose();
            CutAll();
        }

        CutByShared();
        Points = Round();
    }

    /// <summary>What rules give that isn't worked out, so that nothing can be said of amounts; null where all is.</summary>
    public string? Missing { get; private set; }

    /// <summary>A limit that isn't worked out, so that less may be given than is said; null where all are.</summary>
    public string? Loosened { get; private set; }

    /// <summary>The effects, in text order.</summary>
    public IReadOnlyList<GrantTerm> Grants => _grants;

    /// <summary>The whole points of each.</summary>
    public ImmutableArray<string> Points { get; }

    /// <summary>Whether each lost in its group.</summary>
    public IReadOnlyList<string> Out => _out;

    /// <summary>Whether an effect is for at least one whole point before any limit.</summary>
    public string IsForAPoint(int grant) => $"(>= {_asked[grant]} {_scales[_grants[grant].Currency]})";

    /// <summary>The keys of what is left of members' caps, with the whole of each.</summary>
    public List<(string Key, BigInteger Most)> Left { get; } = [];

    /// <summary>The points of a currency that the member gets.</summary>
    public string Total(int currency) =>
        $"(+ 0 0 {string.Join(' ', _grants.Select((grant, i) => (grant, i)).Where(one => one.grant.Currency == currency && !one.grant.IsForOther).Select(one => Points[one.i]))})";

    private void Load(ImmutableArray<Rule> rules)
    {
        var amounts = new List<(Rule Rule, RuleEffect Effect, GrantOrder Order, int Currency, string Gives, NumberTerm Amount)>();
        foreach (var rule in rules)
        {
            var fires = _script.Define("Bool", RuleTerms.Fires(rule, _terms));
            var gives = string.Join(' ', RuleTerms.Each(rule, _terms).Select(one => one.Gives));
            foreach (var effect in rule.Effects)
            {
                if (effect is RuleEffect.Multiply multiply)
                {
                    amounts.Add((rule, effect, GrantOrder.Multiplier, multiply.Currency, $"(and {fires} (or false {gives}))", new("0", 1)));
                    _scales[multiply.Currency] = NumberTerm.Common(_scales[multiply.Currency], multiply.Factor.Denominator);
                }
                else if (effect is RuleEffect.Award or RuleEffect.Bonus && RuleTerms.Amounts(rule, effect, _terms) is { } found)
                {
                    var order = effect is RuleEffect.Award ? GrantOrder.Award : GrantOrder.Bonus;
                    amounts.AddRange(found.Select(one => (rule, effect, order, one.Currency, $"(and {fires} {one.Gives})", one.Amount)));
                }
                else if (effect is not RuleEffect.Match)
                {
                    // What is lent gives no points.
                    Missing = $"what {rule.Name} does isn't worked out";
                }
            }
        }

        // A multiplier divides what awards gave, so their unit is split once more.
        foreach (var (_, _, order, currency, _, amount) in amounts)
        {
            var factors = rules.SelectMany(rule => rule.Effects).OfType<RuleEffect.Multiply>().Where(one => one.Currency == currency)
                .Aggregate(BigInteger.One, (all, one) => order == GrantOrder.Award ? all * one.Factor.Denominator : all);
            _scales[currency] = NumberTerm.Common(_scales[currency], amount.Scale * factors);
        }

        foreach (var (rule, effect, order, currency, gives, amount) in amounts)
        {
            var isNew = effect is not (RuleEffect.Award or RuleEffect.Bonus) || !IsOfReach(effect);
            var units = _script.Define("Int", $"(ite {gives} {amount.At(_scales[currency])} 0)");
            _grants.Add(new(rule, effect, order, currency, _script.Define("Bool", isNew ? gives : $"(and {gives} (> {units} 0))"), units));
        }
    }

    private static bool IsOfReach(RuleEffect effect) =>
        (effect is RuleEffect.Award award ? award.Rates : ((RuleEffect.Bonus)effect).Rates).Any(rate => rate.Per?.Before is not null);

    private void CutAll()
    {
        foreach (var isAward in new[] { true, false })
        {
            for (var i = 0; i < _grants.Count; i++)
            {
                if ((_grants[i].Order == GrantOrder.Award) == isAward)
                {
                    var asked = _grants[i].Order == GrantOrder.Multiplier ? Extra(i) : _grants[i].Asked;
                    _asked[i] = _script.Define("Int", Early(i, $"(ite {_out[i]} 0 {asked})"));
                    _units[i] = _script.Define("Int", CutByOwn(i, _asked[i]));
                }
            }
        }
    }

    private string Early(int grant, string units)
    {
        var currency = _programme.Currencies[_grants[grant].Currency];
        var scale = _scales[currency.Index];
        return currency.RoundingScope == RoundingScope.Event || scale.IsOne ? units : $"(* {scale} {RuleTerms.Whole(units, scale, currency.Rounding)})";
    }

    private string Extra(int index)
    {
        var multiply = (RuleEffect.Multiply)_grants[index].Effect;
        if (_grants[index].Rule.Group is { } group && _programme.Groups[group].Choice == GroupChoice.Compound)
        {
            Missing = $"the group {_programme.Groups[group].Name} compounds, which isn't worked out";
        }

        var named = _grants.Select((grant, i) => (grant, i)).Where(one => one.grant.Order == GrantOrder.Award && !one.grant.IsForOther
            && one.grant.Currency == multiply.Currency && (multiply.OfRules.IsEmpty || multiply.OfRules.Contains(one.grant.Rule.Index)));
        var sum = $"(+ 0 0 {string.Join(' ', named.Select(one => $"(ite {_out[one.i]} 0 {_units[one.i]})"))})";
        var more = multiply.Factor - Fraction.One;
        return $"(ite {_grants[index].Fires} (div (* {more.Numerator} {sum}) {more.Denominator}) 0)";
    }

    private string CutByOwn(int index, string units)
    {
        var grant = _grants[index];
        foreach (var cap in grant.Rule.Caps.Where(cap => cap.Scope is null && Counts(cap, grant)))
        {
            var left = LeftOf(cap, grant.Rule.Name);
            var before = string.Join(' ', _grants.Select((other, i) => (other, i))
                .Where(one => one.i != index && one.other.Rule == grant.Rule && Counts(cap, one.other) && IsBefore(one.other, one.i, grant, index))
                .Select(one => cap.CountsMoney ? CostOf(one.other, _units[one.i]) : _units[one.i]));
            units = cap.CountsUses
                ? $"(ite (> {left} 0) {units} 0)"
                : Cut(grant, _script.Define("Int", units), cap.CountsMoney
                    ? ForMoney(grant, $"(- {left} (+ 0 0 {before}))")
                    : $"(- (* {_scales[grant.Currency]} {left}) (+ 0 0 {before}))");
        }

        return units;
    }

    private bool Counts(Cap cap, GrantTerm grant) =>
        cap.CountsUses || (cap.CountsMoney ? _programme.Currencies[grant.Currency].Worth > Fraction.Zero : cap.Currency == grant.Currency);

    /// <summary>What a whole point is worth, in parts of money.</summary>
    private BigInteger WorthOf(GrantTerm grant) => (_programme.Currencies[grant.Currency].Worth * new Fraction(_moneyParts, 1)).Numerator;

    /// <summary>What a limit of money counts for some units, in parts of money: a part of a point counts as a point.</summary>
    private string CostOf(GrantTerm grant, string units) =>
        $"(* {WorthOf(grant)} {RuleTerms.Whole(units, _scales[grant.Currency], RoundingMode.Up)})";

    /// <summary>The units of as many whole points as some money pays for.</summary>
    private string ForMoney(GrantTerm grant, string money)
    {
        var left = _script.Define("Int", money);
        return $"(* {_scales[grant.Currency]} (div (ite (< {left} 0) 0 {left}) {WorthOf(grant)}))";
    }

    /// <summary>The whole of a limit, in points, times, or parts of money.</summary>
    private BigInteger MostOf(Cap cap) => cap.CountsMoney ? cap.Most * (_moneyParts / _programme.MoneyScale) : cap.Most;

    private static bool IsBefore(GrantTerm other, int place, GrantTerm grant, int index) =>
        other.Order == GrantOrder.Award == (grant.Order == GrantOrder.Award) ? place < index : other.Order == GrantOrder.Award;

    private static string Cut(GrantTerm grant, string units, string most)
    {
        var cut = grant.Effect is RuleEffect.Bonus { AllOrNothing: true } ? "0" : $"(ite (< {most} 0) 0 {most})";
        return $"(ite (> {units} {most}) {cut} {units})";
    }

    private string LeftOf(Cap cap, string name)
    {
        if (cap.Period is CapPeriod.PerEvent)
        {
            return Script.Number(MostOf(cap));
        }

        var key = $"left of {name}, cap {cap.Index}";
        if (!_script.Has(key))
        {
            Left.Add((key, MostOf(cap)));
        }

        return _script.Int(key, 0, MostOf(cap));
    }

    private void Choose()
    {
        foreach (var group in _programme.Groups.Where(group => group.Choice != GroupChoice.Compound))
        {
            var candidates = _grants.Where(grant => grant.Rule.Group == group.Index).Select(grant => grant.Rule).Distinct().ToList();
            var worth = candidates.ToDictionary(rule => rule.Index, rule => _script.Define("Int", Worth(rule)));
            var fires = candidates.ToDictionary(rule => rule.Index, rule => _script.Define("Bool",
                $"(or false {string.Join(' ', _grants.Where(grant => grant.Rule == rule).Select(grant => grant.Fires))})"));
            foreach (var rule in candidates)
            {
                var wins = _script.Define("Bool", $"(and {fires[rule.Index]} {string.Join(' ', candidates.Where(other => other != rule)
                    .Select(other => $"(or (not {fires[other.Index]}) {Beats(group, rule, other, worth)})"))})");
                for (var i = 0; i < _grants.Count; i++)
                {
                    _out[i] = _grants[i].Rule == rule ? $"(not {wins})" : _out[i];
                }
            }
        }
    }

    /// <summary>Whether one rule wins over another where both fire. For the company the last of those that give nothing is left.</summary>
    private static string Beats(RuleGroup group, Rule rule, Rule other, Dictionary<int, string> worth)
    {
        var (mine, others, isEarlier) = (worth[rule.Index], worth[other.Index], rule.Index < other.Index);
        return group.Choice switch
        {
            GroupChoice.BestForMember => $"({(isEarlier ? ">=" : ">")} {mine} {others})",
            GroupChoice.BestForCompany => $"(ite (= {mine} 0) (and (= {others} 0) {(isEarlier ? "false" : "true")})"
                + $" (or (= {others} 0) ({(isEarlier ? "<=" : "<")} {mine} {others})))",
            GroupChoice.First or GroupChoice.Compound => isEarlier ? "true" : "false",
        };
    }

    /// <summary>What a rule would give, in a unit that is common to all currencies.</summary>
    private string Worth(Rule rule)
    {
        var each = _programme.Currencies.Select(currency =>
            (currency.Worth > Fraction.Zero ? currency.Worth : Fraction.One) / new Fraction(_scales[currency.Index], 1)).ToList();
        var unit = each.Aggregate(BigInteger.One, (all, one) => NumberTerm.Common(all, one.Denominator));
        return $"(+ 0 0 {string.Join(' ', _grants.Select((grant, i) => (grant, i)).Where(one => one.grant.Rule == rule)
            .Select(one => $"(* {(each[one.grant.Currency] * new Fraction(unit, 1)).Numerator} {_units[one.i]})"))})";
    }

    private void CutByShared()
    {
        var order = _grants.Select((grant, i) => (grant, i)).OrderByDescending(one => one.grant.Rule.Priority).ThenBy(one => one.i).ToList();
        foreach (var shared in _programme.SharedCaps.Where(shared => shared.Cap.Scope is null))
        {
            var served = order.Where(one => shared.Rules.Contains(one.grant.Rule.Index) && Counts(shared.Cap, one.grant)).ToList();
            if (served.Count == 0)
            {
                continue;
            }

            var left = LeftOf(shared.Cap, shared.Name);
            if (shared.Cap.CountsUses)
            {
                _script.NotUnderstood(Loosened = $"times that rules share in {shared.Name}");
                continue;
            }

            var rest = shared.Cap.CountsMoney ? left : _script.Define("Int", $"(* {_scales[shared.Cap.Currency ?? 0]} {left})");
            foreach (var (grant, i) in served)
            {
                _units[i] = _script.Define("Int", Cut(grant, _units[i], shared.Cap.CountsMoney ? ForMoney(grant, rest) : rest));
                rest = _script.Define("Int", $"(- {rest} {(shared.Cap.CountsMoney ? CostOf(grant, _units[i]) : _units[i])})");
            }
        }
    }

    private ImmutableArray<string> Round()
    {
        var points = new string[_grants.Count];
        var sums = _programme.Currencies.Select(_ => "0").ToArray();
        var wholes = _programme.Currencies.Select(_ => "0").ToArray();
        for (var i = 0; i < _grants.Count; i++)
        {
            var (currency, mode) = (_grants[i].Currency, _programme.Currencies[_grants[i].Currency].Rounding);
            var units = $"(ite {_out[i]} 0 {_units[i]})";
            if (_grants[i].IsForOther)
            {
                points[i] = _script.Define("Int", RuleTerms.Whole(units, _scales[currency], mode));
                continue;
            }

            sums[currency] = _script.Define("Int", $"(+ {sums[currency]} {units})");
            var whole = _script.Define("Int", RuleTerms.Whole(sums[currency], _scales[currency], mode));
            points[i] = _script.Define("Int", $"(- {whole} {wholes[currency]})");
            wholes[currency] = whole;
        }

        return [.. points];
    }
}
