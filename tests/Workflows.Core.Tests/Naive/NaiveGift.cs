using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Tests.Naive;

/// <summary>What an effect of a rule gives, on its way from the exact amount to whole points.</summary>
internal sealed class NaiveGift(Rule rule, RuleEffect effect, int currency)
{
    public Rule Rule => rule;

    public RuleEffect Effect => effect;

    public int Currency => currency;

    public bool IsAward => effect is RuleEffect.Award;

    /// <summary>Whether it gives no points but puts off the end of those that there are.</summary>
    public bool IsExtension => effect is RuleEffect.Extend;

    public bool IsForOther => effect.To is not null;

    /// <summary>Which of the rule's effects it is.</summary>
    public int Place => rule.Effects.IndexOf(effect, 0, ReferenceEqualityComparer.Instance);

    /// <summary>The event for which its points wait; null for none.</summary>
    public AwaitedEvent? Awaited => (effect as RuleEffect.Bonus)?.Until;

    /// <summary>What the text says, before multipliers and limits.</summary>
    public Fraction Said { get; set; } = Fraction.Zero;

    /// <summary>What is left of it after the limits so far.</summary>
    public Fraction Amount { get; set; } = Fraction.Zero;

    public long Points { get; set; }
}
