using System.Collections.Immutable;
using Workflows.Dsl.Binding;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Analysis;

/// <summary>Changes that leave out what makes no difference. The programme says the same without it; whether its author meant something else,
/// nobody knows, so none is made without asking.</summary>
internal static class LeavingOut
{
    private const string And = "and";
    private const string Except = "except when";

    /// <summary>Leaves out a part of a condition with the <c>and</c> beside it; nothing where they don't stand on one line.</summary>
    public static ImmutableArray<TextFix> Part(Findings findings, SourceSpan part)
    {
        var line = findings.LineAt(part);
        if (part.EndLine != part.Line || part.EndColumn - 1 > line.Length)
        {
            return [];
        }

        var before = line[..(part.Column - 1)].TrimEnd();
        var after = line[(part.EndColumn - 1)..];
        if (before.EndsWith($" {And}", StringComparison.Ordinal))
        {
            var start = before[..^And.Length].TrimEnd().Length;
            return [Without(part with { Column = start + 1 })];
        }

        var behind = after.TrimStart();
        return behind.StartsWith($"{And} ", StringComparison.Ordinal)
            ? [Without(part with { EndColumn = line.Length - behind[And.Length..].TrimStart().Length + 1 })] : [];
    }

    /// <summary>Leaves out <c>except when</c> and its condition; nothing where they don't stand on a line alone.</summary>
    public static ImmutableArray<TextFix> ExceptWhen(Findings findings, SourceSpan condition)
    {
        var line = findings.LineAt(condition);
        return condition.EndLine == condition.Line && line.TrimStart().StartsWith(Except, StringComparison.Ordinal)
            && line.Trim().Length == Except.Length + line[..(condition.EndColumn - 1)].TrimStart()[Except.Length..].Length
            ? [Without(condition with { Column = 1, EndLine = condition.Line + 1, EndColumn = 1 })] : [];
    }

    private static TextFix Without(SourceSpan place) => new("leave it out", place, "");
}
