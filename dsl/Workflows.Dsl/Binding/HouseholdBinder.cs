using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>What households are.</summary>
internal sealed class HouseholdBinder(Draft draft)
{
    /// <summary>Binds the block; null where there is none. The currencies are bound already.</summary>
    public Household? Bind(HouseholdSyntax? block)
    {
        if (block is null)
        {
            return null;
        }

        var most = draft.Findings.One<HouseholdClauseSyntax.UpTo>(block.Clauses.Nodes);
        if (most is null)
        {
            draft.Findings.Missing(block, block.Span, "the household", "how many members it has at most", "up to 6 members");
        }

        var pool = ImmutableArray.CreateBuilder<int>();
        foreach (var name in draft.Findings.One<HouseholdClauseSyntax.Pool>(block.Clauses.Nodes)?.Currencies.Items ?? [])
        {
            Add(name, pool);
        }

        return new(most?.Members ?? 2, pool.ToImmutable(), block.Span);
    }

    private void Add(NameSyntax name, ImmutableArray<int>.Builder pool)
    {
        if (draft.Names.Resolve(NameKind.Points, name) is not { } currency)
        {
            return;
        }

        if (pool.Contains(currency))
        {
            draft.Findings.Report(DeclarationDiagnostics.SaidTwice, name.Span, name.Text);
        }
        else if (draft.Currencies[currency].IsStatus)
        {
            draft.Findings.ReportWith(HouseholdDiagnostics.PoolOfStatus, name.Span, ("declared here", draft.Currencies[currency].Span), name.Text);
        }
        else
        {
            pool.Add(currency);
        }
    }
}
