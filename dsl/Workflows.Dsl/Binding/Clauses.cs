using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Binding;

/// <summary>Lines of a block that may stand there once.</summary>
internal static class Clauses
{
    /// <summary>The line of a kind, or null where there is none; the first one counts, others are reported.</summary>
    public static T? One<T>(this Findings findings, ImmutableArray<SyntaxNode> clauses)
        where T : SyntaxNode
    {
        T? first = null;
        foreach (var node in clauses)
        {
            if (node is not T clause)
            {
                continue;
            }

            if (first is null)
            {
                first = clause;
            }
            else
            {
                findings.ReportWith(DeclarationDiagnostics.SaidTwice, clause.Span, ("said first here", first.Span),
                    FirstWord(findings.Quote(clause.Span)));
            }
        }

        return first;
    }

    /// <summary>Says that a block lacks a line, unless it is broken and the line may have been meant.</summary>
    public static void Missing(this Findings findings, BlockSyntax block, SourceSpan place, string what, string lacks, string add)
    {
        if (!block.IsBroken)
        {
            findings.Report(DeclarationDiagnostics.ClauseMissing, place, what, lacks, add);
        }
    }

    /// <summary>A length of time that must not be 0.</summary>
    public static void MustLast(this Findings findings, LengthSyntax? length)
    {
        if (length is { Value.Count: < 1 })
        {
            findings.Report(TypeDiagnostics.MustCount, length.Span);
        }
    }

    /// <summary>Whether an amount is above 0; says so where it isn't.</summary>
    public static bool MustBePositive(this Findings findings, AmountSyntax amount)
    {
        if (amount.Number > 0)
        {
            return true;
        }

        findings.Report(RuleDiagnostics.MustBePositive, amount.Span, findings.Quote(amount.Span));
        return false;
    }

    private static string FirstWord(string words) => words.Split(' ')[0];
}
