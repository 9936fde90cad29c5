using System.Collections.Immutable;
using Workflows.Model.Expressions;

namespace Workflows.Core.Explaining;

/// <summary>A condition on a member with what it looked at.</summary>
/// <param name="Condition">The condition, of the version at hand.</param>
/// <param name="Holds">Whether it held.</param>
/// <param name="FirstFailure">The first part of it that did not hold; null where it held.</param>
/// <param name="Values">The values that it looked at, in order.</param>
public sealed record ConditionTrace(Expression Condition, bool Holds, Expression? FirstFailure, ImmutableArray<SeenValue> Values);
