using System.Collections.Immutable;
using Workflows.Core.Rules;
using Workflows.Model.Programmes;

namespace Workflows.Core.Earning;

/// <summary>The effects of one sub-step, in text order. Reused for many steps.</summary>
internal sealed class GrantList(Programme programme)
{
    private readonly ImmutableArray<Rule> _rules = programme.Rules;
    private readonly bool _hasPriorities = programme.Rules.Any(rule => rule.Priority != 0);
    private readonly bool _hasOthers = programme.Rules.SelectMany(rule => rule.Effects).Any(effect => effect.To is not null);
    private readonly GrantKind[][] _kinds = [.. programme.Rules.Select(rule => rule.Effects.Select(KindOf).ToArray())];
    private Grant[] _grants = new Grant[32];
    private int[] _order = InOrder(32);

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>An effect.</summary>
    public ref Grant this[int index] => ref _grants[index];

    /// <summary>In which order shared caps and pools serve them: higher priority first, then the text's.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, Count);

    /// <summary>What limits took off them.</summary>
    public List<Cut> Cuts { get; } = [];

    /// <summary>What the rule's text says of an effect.</summary>
    public RuleEffect EffectOf(in Grant grant) => _rules[grant.Rule].Effects[grant.Effect];

    /// <summary>Takes the rules that fire.</summary>
    public void Load(RuleHits hits)
    {
        Count = hits.Count;
        if (_grants.Length < Count)
        {
            Array.Resize(ref _grants, 2 * Count);
            _order = InOrder(2 * Count);
        }

        for (var i = 0; i < Count; i++)
        {
            _grants[i].IsOut = false;
        }

        Reload(hits);
        if (_hasPriorities)
        {
            Sort();
        }
    }

    private static int[] InOrder(int count) => [.. Enumerable.Range(0, count)];

    /// <summary>A stable sort of a handful of entries.</summary>
    private void Sort()
    {
        for (var i = 0; i < Count; i++)
        {
            _order[i] = i;
            for (var j = i; j > 0 && Priority(_order[j]) > Priority(_order[j - 1]); j--)
            {
                (_order[j], _order[j - 1]) = (_order[j - 1], _order[j]);
            }
        }
    }

    /// <summary>Puts every amount back to what its rule gives before limits; who lost in a group stays out.</summary>
    public void Reload(RuleHits hits)
    {
        Cuts.Clear();
        for (var i = 0; i < Count; i++)
        {
            ref var hit = ref hits[i];
            ref var grant = ref _grants[i];
            grant.Rule = hit.Rule;
            grant.Effect = hit.Effect;
            grant.Kind = _kinds[hit.Rule][hit.Effect];
            grant.IsForOther = _hasOthers && EffectOf(grant).To is not null;
            grant.Currency = grant.Kind == GrantKind.Multiplier ? ((RuleEffect.Multiply)EffectOf(grant)).Currency : hit.Currency;
            grant.Units = grant.IsOut ? 0 : hit.Amount;
            grant.Points = 0;
        }
    }

    private static GrantKind KindOf(RuleEffect effect) => effect switch
    {
        RuleEffect.Award => GrantKind.Award,
        RuleEffect.Multiply => GrantKind.Multiplier,
        RuleEffect.Extend => GrantKind.Extension,
        RuleEffect.Match => GrantKind.Loan,
        _ => GrantKind.Bonus,
    };

    private int Priority(int index) => _rules[_grants[index].Rule].Priority;
}
