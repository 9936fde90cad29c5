using Workflows.Model.Diagnostics;
using Workflows.Model.Time;

namespace Workflows.Dsl.Syntax;

/// <summary>A fixed value.</summary>
internal abstract record LiteralSyntax(SourceSpan Span) : ExpressionSyntax(Span);

/// <summary><c>1_500</c>, <c>0.08</c>, <c>-5</c>.</summary>
internal sealed record NumberSyntax(decimal Value, SourceSpan Span) : LiteralSyntax(Span);

/// <summary><c>10 HKD</c>, <c>200 Miles</c>: a number and the money or points it counts.</summary>
internal sealed record AmountSyntax(decimal Number, NameSyntax Unit, SourceSpan Span) : LiteralSyntax(Span);

/// <summary><c>80%</c>; the value is as written: 80.</summary>
internal sealed record PercentSyntax(decimal Percent, SourceSpan Span) : LiteralSyntax(Span);

/// <summary><c>30 days</c>.</summary>
internal sealed record LengthSyntax(TimeLength Value, SourceSpan Span) : LiteralSyntax(Span);

/// <summary><c>2026-01-31</c>.</summary>
internal sealed record DateSyntax(DateOnly Value, SourceSpan Span) : LiteralSyntax(Span);

/// <summary><c>21:00</c>.</summary>
internal sealed record TimeSyntax(TimeOnly Value, SourceSpan Span) : LiteralSyntax(Span);

/// <summary>Text in quotes, without them.</summary>
internal sealed record StringSyntax(string Value, SourceSpan Span) : LiteralSyntax(Span);

/// <summary><c>yes</c> or <c>no</c>.</summary>
internal sealed record YesNoSyntax(bool Value, SourceSpan Span) : LiteralSyntax(Span);

/// <summary>
/// A word of a choice, where only a fixed value can stand (<c>default zh</c>, <c>is one of Sat, Sun</c>, <c>channel:
/// app</c>).
/// </summary>
internal sealed record WordSyntax(string Text, SourceSpan Span) : LiteralSyntax(Span);
