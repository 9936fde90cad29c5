using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Tiers that are lent: by a rule or a journey for a time, by a ladder as long as a condition holds.</summary>
internal sealed class MatchBinder(Draft draft)
{
    /// <summary>What a rule lends; null after saying why it is nothing.</summary>
    public RuleEffect.Match? Bind(RuleClauseSyntax.Match syntax)
    {
        draft.Findings.MustLast(syntax.For);
        return Tier(syntax.Tier) is { } lent ? new(lent.Ladder, lent.Tier, syntax.For.Value, syntax.Span) : null;
    }

    /// <summary>What a step of a journey lends.</summary>
    public JourneyStep.Match Bind(StatementSyntax.Match syntax, string id)
    {
        draft.Findings.MustLast(syntax.For);
        var lent = Tier(syntax.Tier) ?? (0, 0);
        return new(id, lent.Ladder, lent.Tier, syntax.For.Value, syntax.Span);
    }

    /// <summary>What a ladder lends by conditions.</summary>
    public ImmutableArray<TierMatch> Bind(TiersSyntax ladder, ExpressionBinder values)
    {
        var tiers = ladder.Clauses.OfType<TiersClauseSyntax.Tier>().Select(tier => tier.Name.Text).ToList();
        var matches = ImmutableArray.CreateBuilder<TierMatch>();
        foreach (var match in ladder.Clauses.OfType<TiersClauseSyntax.Match>())
        {
            var condition = values.Condition(match.While, Surroundings.Member("in a `match`"), Facts.None).Value;
            var place = tiers.IndexOf(match.Lent.Text);
            if (place > 0)
            {
                draft.Names.Resolve(NameKind.Tier, match.Lent);
                matches.Add(new(place, condition, match.Span));
            }
            else if (Tier(match.Lent) is not null)
            {
                draft.Findings.Report(LoanDiagnostics.OfOtherLadder, match.Lent.Span, match.Lent.Text, ladder.Name.Text);
            }
        }

        return matches.ToImmutable();
    }

    private (int Ladder, int Tier)? Tier(NameSyntax name)
    {
        if (draft.Names.Resolve(NameKind.Tier, name) is not { } index)
        {
            return null;
        }

        if (draft.Tiers[index].Tier == 0)
        {
            draft.Findings.Report(LoanDiagnostics.EverybodyHasIt, name.Span, name.Text);
            return null;
        }

        return draft.Tiers[index];
    }
}
