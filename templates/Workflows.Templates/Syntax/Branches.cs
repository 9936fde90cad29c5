using System.Collections.Immutable;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Syntax;

/// <summary>One branch of an <c>if</c>.</summary>
/// <param name="Condition">When it is taken; null for <c>else</c>.</param>
/// <param name="Body">What it does.</param>
internal sealed record Branch(Expression? Condition, Block Body);

/// <summary><c>if</c>, <c>else if</c>, <c>else</c>.</summary>
internal sealed class If(ImmutableArray<Branch> branches) : Statement
{
    internal ImmutableArray<Branch> Branches => branches;

    internal override Flow Execute(RenderState state)
    {
        foreach (var branch in branches)
        {
            if (branch.Condition is null || Kinds.IsTrue(branch.Condition.Evaluate(state)))
            {
                return branch.Body.Execute(state);
            }
        }

        return Flow.Next;
    }
}

/// <summary>One branch of a <c>case</c>.</summary>
/// <param name="Values">It is taken where one of these is equal; empty for <c>else</c>.</param>
/// <param name="Body">What it does.</param>
internal sealed record CaseBranch(ImmutableArray<Expression> Values, Block Body);

/// <summary><c>case</c> with <c>when</c> and <c>else</c>.</summary>
internal sealed class Case(Expression value, ImmutableArray<CaseBranch> branches) : Statement
{
    internal Expression Value => value;

    internal ImmutableArray<CaseBranch> Branches => branches;

    internal override Flow Execute(RenderState state)
    {
        var wanted = value.Evaluate(state);
        foreach (var branch in branches)
        {
            if (branch.Values.IsEmpty || Matches(branch, wanted, state))
            {
                return branch.Body.Execute(state);
            }
        }

        return Flow.Next;
    }

    private static bool Matches(CaseBranch branch, object? wanted, RenderState state)
    {
        foreach (var candidate in branch.Values)
        {
            var found = candidate.Evaluate(state);
            state.At(candidate.Start);
            if (Comparison.AreEqual(wanted, found, state))
            {
                return true;
            }
        }

        return false;
    }
}
