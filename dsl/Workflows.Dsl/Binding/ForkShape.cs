using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Binding;

/// <summary>What can be said of branches one by one: that there are several, and that no jump leads out of one or into one.</summary>
internal sealed class ForkShape(Draft draft)
{
    /// <summary>A fork has at least two branches, each with a name of its own.</summary>
    public void Check(StatementSyntax.Fork fork)
    {
        if (fork.Branches.Count < 2)
        {
            draft.Findings.Report(JourneyDiagnostics.NoTwoBranches, fork.Branches.Count == 1 ? fork.Branches[0].Outcome.Span : fork.Span);
        }

        var first = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var branch in fork.Branches)
        {
            if (!first.TryAdd(branch.Outcome.Text, branch.Outcome.Span))
            {
                draft.Findings.ReportWith(DeclarationDiagnostics.SaidTwice, branch.Outcome.Span,
                    ("said first here", first[branch.Outcome.Text]), $"branch {branch.Outcome.Text}");
            }
        }
    }

    /// <summary>A jump stays in its branch: elsewhere the journey would be twice in one place, or nobody would wait for the branch.</summary>
    public void CheckJumps(SyntaxList<StatementSyntax> statements)
    {
        var all = new List<Placed>();
        Place(statements, [], all);
        var parts = new Dictionary<string, ImmutableArray<BranchSyntax>>(StringComparer.Ordinal);
        foreach (var (statement, within) in all)
        {
            if (statement is StatementSyntax.Step part)
            {
                parts.TryAdd(part.Name.Text, within);
            }
        }

        foreach (var (statement, within) in all)
        {
            if (statement is StatementSyntax.GoTo jump && parts.TryGetValue(jump.Target.Text, out var there) && !within.SequenceEqual(there))
            {
                draft.Findings.Report(JourneyDiagnostics.JumpOverBranch, jump.Target.Span, jump.Target.Text);
            }
        }
    }

    private static void Place(IEnumerable<StatementSyntax> statements, ImmutableArray<BranchSyntax> within, List<Placed> all)
    {
        foreach (var statement in statements)
        {
            all.Add(new(statement, within));
            if (statement is not StatementSyntax.Fork fork)
            {
                Place(StepShape.Inner(statement), within, all);
                continue;
            }

            foreach (var branch in fork.Branches)
            {
                Place(branch.Body, within.Add(branch), all);
            }
        }
    }

    /// <summary>A statement with the branches that it is in, the innermost last.</summary>
    private sealed record Placed(StatementSyntax Statement, ImmutableArray<BranchSyntax> Within);
}
