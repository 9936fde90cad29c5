using Workflows.Templates.Parsing;
using Workflows.Templates.Syntax;

namespace Workflows.Templates.Checking;

/// <summary>Which values are surely there where a condition holds, or doesn't, each by its path as it is written: <c>a.b</c>.</summary>
internal static class Facts
{
    /// <summary>The path of an expression that names a value; null for others.</summary>
    internal static string? PathOf(Expression expression) => expression switch
    {
        Variable variable => variable.Name,
        LocalVariable local => $"${local.Name}",
        Argument argument => $"${argument.Index}",
        Parentheses parentheses => PathOf(parentheses.Inner),
        Member member => PathOf(member.Target) is { } owner ? $"{owner}.{member.Name}" : null,
        Indexer { Index: Literal { Value: string name } } indexer => PathOf(indexer.Target) is { } owner ? $"{owner}.{name}" : null,
        _ => null,
    };

    /// <summary>What is there where a condition turns out as given.</summary>
    internal static HashSet<string> Of(Expression condition, bool holds) => condition switch
    {
        Parentheses parentheses => Of(parentheses.Inner, holds),
        Unary { Operator: TokenKind.Not } not => Of(not.Operand, !holds),
        Logical { Operator: TokenKind.And } both => Combine(both, holds, all: holds),
        Logical either => Combine(either, holds, all: !holds),
        Binary { Operator: TokenKind.Equal } equal => OfEqual(equal, holds),
        Binary { Operator: TokenKind.NotEqual } different => OfEqual(different, !holds),
        Binary { Operator: TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual } compared =>
            holds ? [.. Paths(compared.Left), .. Paths(compared.Right)] : [],
        _ => holds ? Paths(condition) : [],
    };

    // Nothing compared by size is never true, so where it is, both sides are there. What isn't equal to nothing is there, and so is what is
    // equal to something.
    private static HashSet<string> OfEqual(Binary comparison, bool isEqual)
    {
        if (IsNothing(comparison.Left) || IsNothing(comparison.Right))
        {
            return isEqual ? [] : [.. Paths(comparison.Left), .. Paths(comparison.Right)];
        }

        return !isEqual ? []
            : comparison.Right is Literal ? Paths(comparison.Left)
            : comparison.Left is Literal ? Paths(comparison.Right)
            : [];
    }

    private static bool IsNothing(Expression side) => side is Literal { Value: null };

    /// <summary>A value that is there or gives null is there together with those that it is made of.</summary>
    private static HashSet<string> Paths(Expression value) => value switch
    {
        Parentheses parentheses => Paths(parentheses.Inner),
        Call { IsPiped: true, Arguments: [var piped, ..] } call when !KeepsNothing.IsAnsweredBy(call) => Paths(piped),
        _ => PathOf(value) is { } path ? [path] : [],
    };

    private static HashSet<string> Combine(Logical logical, bool holds, bool all)
    {
        var facts = Of(logical.Left, holds);
        if (all)
        {
            facts.UnionWith(Of(logical.Right, holds));
        }
        else
        {
            facts.IntersectWith(Of(logical.Right, holds));
        }

        return facts;
    }
}
