namespace Workflows.Core.Ledger;

/// <summary>Who gave points: a rule, a journey, or neither.</summary>
/// <param name="Rule">Index of the rule; -1 for none.</param>
/// <param name="Journey">Index of the journey; -1 for none.</param>
internal readonly record struct Giver(int Rule, int Journey)
{
    /// <summary>Nobody: the clock, or the member.</summary>
    public static Giver Nobody => new(-1, -1);
}
