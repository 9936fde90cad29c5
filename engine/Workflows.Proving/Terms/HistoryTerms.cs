using Workflows.Model.Expressions;
using Workflows.Model.Time;

namespace Workflows.Proving.Terms;

/// <summary>What a member's history is to the solver.</summary>
internal abstract class HistoryTerms
{
    /// <summary>Whether an aggregate has a value, and the value; null where this history can't tell.</summary>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="terms">The terms of the programme.</param>
    public abstract (string Known, NumberTerm Value)? Value(Aggregate aggregate, ConditionTerms terms);

    /// <summary>Whether something has been for shorter than a length; null where this history can't tell.</summary>
    /// <param name="since">Since when.</param>
    /// <param name="length">The length.</param>
    /// <param name="orEqual">Whether exactly the length counts too.</param>
    /// <param name="terms">The terms of the programme.</param>
    public abstract string? IsWithin(Expression.TimeSince since, TimeLength length, bool orEqual, ConditionTerms terms);

    /// <summary>Whether it ever happened.</summary>
    /// <param name="since">Since when.</param>
    /// <param name="terms">The terms of the programme.</param>
    public abstract string? IsKnown(Expression.TimeSince since, ConditionTerms terms);
}
