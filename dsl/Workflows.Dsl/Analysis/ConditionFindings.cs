using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;

namespace Workflows.Dsl.Analysis;

/// <summary>Conditions that never hold, always hold, or say nothing more than what stands beside them.</summary>
internal sealed class ConditionFindings(ConditionRegions regions, Dimensions dimensions, Findings findings)
{
    /// <summary>Looks at conditions that have to hold together.</summary>
    public void Check(params ReadOnlySpan<Expression?> together)
    {
        var parts = new List<Expression>();
        foreach (var condition in together)
        {
            AddParts(condition, parts);
        }

        // Of two that clash somewhere in them was told already.
        if (!parts.Exists(part => findings.Has(TypeDiagnostics.NeverBoth, part.Span)))
        {
            Check(parts, []);
        }
    }

    private static void AddParts(Expression? condition, List<Expression> parts)
    {
        if (condition is Expression.And and)
        {
            AddParts(and.Left, parts);
            AddParts(and.Right, parts);
        }
        else if (condition is not null)
        {
            parts.Add(condition);
        }
    }

    /// <summary>Looks at some conditions where others hold besides.</summary>
    private void Check(List<Expression> parts, List<Expression> besides)
    {
        List<Expression> all = [.. besides, .. parts];
        if (regions.All(all) is { IsEmpty: true })
        {
            ReportNever(parts, all);
            return;
        }

        foreach (var part in parts)
        {
            CheckPart(part, all);
        }
    }

    private void CheckPart(Expression part, List<Expression> all)
    {
        if (IsGuard(part))
        {
            return;
        }

        if (IsTrivial(part))
        {
            findings.Report(AnalysisDiagnostics.AlwaysTrue, part.Span, findings.Quote(part.Span));
            return;
        }

        if (all.Find(other => !ReferenceEquals(other, part) && SaysAll(other, part, all)) is { } stronger)
        {
            findings.ReportWith(AnalysisDiagnostics.Follows, part.Span, ("the other one", stronger.Span), findings.Quote(part.Span), findings.Quote(stronger.Span));
            return;
        }

        if (part is Expression.Or or)
        {
            List<Expression> besides = [.. all.Where(other => !ReferenceEquals(other, part))];
            foreach (var branch in new[] { or.Left, or.Right })
            {
                var inside = new List<Expression>();
                AddParts(branch, inside);
                Check(inside, besides);
            }
        }
    }

    // What asks whether a value is there makes it readable, even where it follows from the rest.
    private static bool IsGuard(Expression part) => part is Expression.IsKnown || (part is Expression.Not not && IsGuard(not.Operand));

    private bool IsTrivial(Expression part) => Region.IsWithin(Region.Everything, regions.Of(part), dimensions) == true;

    private bool SaysAll(Expression stronger, Expression part, List<Expression> all) =>
        Region.IsWithin(regions.Of(stronger), regions.Of(part), dimensions) == true
        && (all.IndexOf(stronger) < all.IndexOf(part) || Region.IsWithin(regions.Of(part), regions.Of(stronger), dimensions) != true);

    private void ReportNever(List<Expression> parts, List<Expression> all)
    {
        if (parts.Find(part => regions.Of(part) is { IsEmpty: true }) is { } alone)
        {
            findings.Report(AnalysisDiagnostics.NeverTrue, alone.Span, findings.Quote(alone.Span));
            return;
        }

        foreach (var part in parts)
        {
            if (all.TakeWhile(other => !ReferenceEquals(other, part)).FirstOrDefault(other => Clash(other, part)) is { } other)
            {
                findings.ReportWith(TypeDiagnostics.NeverBoth, part.Span, ("the other one", other.Span), findings.Quote(other.Span),
                    findings.Quote(part.Span));
                return;
            }
        }

        ReportTogether(all);
    }

    private bool Clash(Expression a, Expression b) => Region.And(regions.Of(a), regions.Of(b)) is { IsEmpty: true };

    /// <summary>Leaves out whatever isn't needed for the clash, and names what is left.</summary>
    private void ReportTogether(List<Expression> all)
    {
        var core = all.ToList();
        foreach (var part in all)
        {
            if (regions.All(core.Where(other => !ReferenceEquals(other, part))) is { IsEmpty: true })
            {
                core.Remove(part);
            }
        }

        findings.Report(Diagnostic.Of(AnalysisDiagnostics.NeverTogether, core[^1].Span, findings.Quote(core[^1].Span))
            with { Related = [.. core.SkipLast(1).Select(part => ("one of the others", part.Span))] });
    }
}
