using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>How many points members may give to each other.</summary>
internal sealed class TransferBinder(Draft draft, CapBinder caps)
{
    /// <summary>The limits; none where nothing is said, and so nothing can be given.</summary>
    public ImmutableArray<Cap> Limits(PointsSyntax syntax, PointsCurrency currency)
    {
        var limits = ImmutableArray.CreateBuilder<Cap>();
        foreach (var clause in syntax.Clauses.OfType<PointsClauseSyntax.Transfer>())
        {
            if (currency.IsStatus)
            {
                draft.Findings.Report(DeclarationDiagnostics.StatusConflict, clause.Span, "transfer");
            }

            foreach (var cap in caps.Bind(clause.Limit, []))
            {
                if (cap.Scope is not null || cap.CountsMoney || cap.Period is CapPeriod.PerEvent
                    || (clause.Limit.Currency is not null && cap.Currency != currency.Index))
                {
                    draft.Findings.Report(OtherMemberDiagnostics.LimitOfTransfers, clause.Limit.Span, draft.Quote(clause.Limit.Span), currency.Name);
                }

                // A plain number is one of these points.
                limits.Add(cap with { Currency = currency.Index });
            }
        }

        return limits.ToImmutable();
    }
}
