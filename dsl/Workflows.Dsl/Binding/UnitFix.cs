using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;

namespace Workflows.Dsl.Binding;

/// <summary>The unit that a plain number lacks beside something that has one.</summary>
internal static class UnitFix
{
    /// <summary>The number with its unit; null where it isn't plain, or the other side has no unit that fits.</summary>
    /// <param name="wanted">What the other side is.</param>
    /// <param name="number">The number.</param>
    /// <param name="draft">The programme so far.</param>
    public static string? Whole(DataType wanted, Expression number, Draft draft) => number is not Expression.Number { Type.Kind: DataKind.Number } ? null
        : wanted.Kind == DataKind.Money ? $"{draft.Quote(number.Span)} {wanted.Unit}"
        : wanted.Kind == DataKind.Percent ? $"{draft.Quote(number.Span)}%"
        : null;

    /// <summary>The change that writes it so.</summary>
    public static ImmutableArray<TextFix> Of(string? whole, SourceSpan place) => whole is null ? [] : [new($"write `{whole}`", place, whole)];

    /// <summary>The changes that ask something of a value where a condition is needed.</summary>
    /// <param name="value">The value.</param>
    public static ImmutableArray<TextFix> AsCondition(Expression value)
    {
        var question = value.Type switch
        {
            { IsOptional: true } => "is known",
            { Kind: DataKind.Money } => $"> 0 {value.Type.Unit}",
            { Kind: DataKind.Percent } => "> 0%",
            { Kind: DataKind.Number or DataKind.Points } => "> 0",
            _ => null,
        };
        var end = value.Span with { Line = value.Span.EndLine, Column = value.Span.EndColumn };
        return question is null ? [] : [new($"add `{question}`", end, $" {question}")];
    }
}
