using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;

namespace Workflows.Model.Programmes;

/// <summary>A promise about all members, tried on customers who are made up for it.</summary>
/// <param name="Title">The promise in the author's words.</param>
/// <param name="Span">Where its title is written.</param>
public abstract record Promise(string Title, SourceSpan Span)
{
    /// <summary>A condition that holds of every member at every instant, or of none at any.</summary>
    public sealed record Standing(string Title, bool Always, Expression Condition, SourceSpan Span) : Promise(Title, Span);

    /// <summary>No single event of a type, or of those of it that fulfil a condition on the event, brings a member more points than this.</summary>
    public sealed record MostFromOne(string Title, int Currency, long Most, int EventType, Expression? Where, SourceSpan Span) : Promise(Title, Span);
}
