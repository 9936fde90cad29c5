namespace Workflows.Core.Earning;

/// <summary>What an effect of a rule is, as far as the order of the semantics goes.</summary>
internal enum GrantKind : byte
{
    /// <summary>An award: multipliers may multiply it.</summary>
    Award,

    /// <summary>A bonus.</summary>
    Bonus,

    /// <summary>What a multiplier adds.</summary>
    Multiplier,

    /// <summary>Puts off the end of points and gives none; 1 of a point stands for it, so that caps can cut it.</summary>
    Extension,

    /// <summary>Lends a tier and gives no points; 1 stands for it, so that caps can cut it. It has no currency.</summary>
    Loan,
}

/// <summary>One effect of a rule on its way from the exact amount to posted points.</summary>
internal struct Grant
{
    /// <summary>Index of the rule.</summary>
    public int Rule;

    /// <summary>Which of the rule's effects.</summary>
    public int Effect;

    /// <summary>What the effect is.</summary>
    public GrantKind Kind;

    /// <summary>Index of the currency; -1 for a loan.</summary>
    public int Currency;

    /// <summary>The exact amount, in units of the currency's scale.</summary>
    public Int128 Units;

    /// <summary>Whole points after rounding and pools; 1 for an extension that puts something off, and for a loan that is made.</summary>
    public long Points;

    /// <summary>Whether another member gets it.</summary>
    public bool IsForOther;

    /// <summary>Whether it gives no points, so that it counts where times are counted only.</summary>
    public readonly bool GivesNone => Kind is GrantKind.Extension or GrantKind.Loan;

    /// <summary>Whether it lost in its group.</summary>
    public bool IsOut;
}
