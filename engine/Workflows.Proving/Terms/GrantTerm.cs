using Workflows.Model.Programmes;

namespace Workflows.Proving.Terms;

/// <summary>What an effect of a rule is in the order of the semantics.</summary>
internal enum GrantOrder
{
    /// <summary>An award, which multipliers may multiply.</summary>
    Award,

    /// <summary>A bonus.</summary>
    Bonus,

    /// <summary>What a multiplier adds.</summary>
    Multiplier,
}

/// <summary>One effect of a rule of one currency, on its way from the exact amount to whole points.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Effect">Its effect.</param>
/// <param name="Order">What it is.</param>
/// <param name="Currency">Index of the currency.</param>
/// <param name="Fires">Whether the rule gives it at all.</param>
/// <param name="Asked">Units before any limit; of a multiplier 0.</param>
internal sealed record GrantTerm(Rule Rule, RuleEffect Effect, GrantOrder Order, int Currency, string Fires, string Asked)
{
    /// <summary>Whether another member gets it.</summary>
    public bool IsForOther => Effect.To is not null;
}
