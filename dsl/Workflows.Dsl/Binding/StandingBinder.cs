using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Dsl.Binding;

/// <summary>How a member stands: named values, segments and tiers, which may build on each other in any order of the text.</summary>
internal sealed class StandingBinder(Draft draft, ExpressionBinder values)
{
    /// <summary>Binds all of them.</summary>
    public (ImmutableArray<Let> Lets, ImmutableArray<Segment> Segments, ImmutableArray<TierLadder> Ladders) Bind(
        ImmutableArray<LetSyntax> lets, ImmutableArray<SegmentSyntax> segments, ImmutableArray<TiersSyntax> ladders)
    {
        ImmutableArray<Dependencies.Node> nodes =
        [
            .. lets.Select(let => new Dependencies.Node(NameKind.Let, let.Name, [let.Value])),
            .. segments.Select(segment => new Dependencies.Node(NameKind.Segment, segment.Name, [segment.When])),
            .. ladders.Select(ladder => new Dependencies.Node(NameKind.Tiers, ladder.Name, Conditions(ladder))),
        ];
        var (order, unmade) = new Dependencies(draft).Order(nodes);
        draft.Lets = new LetInfo?[lets.Length];
        foreach (var let in order.Where(one => one < lets.Length && !unmade.Contains(one)))
        {
            draft.Lets[let] = Info(lets[let]);
        }

        return
        (
            [.. lets.Select((let, i) => new Let(let.Name.Text, i, draft.Lets[i]?.Value ?? Bound.Nothing(let.Span), let.Name.Span) { Was = let.Name.Was?.Text })],
            [.. segments.Select((segment, i) => Segment(segment, i))],
            [.. ladders.Select((ladder, i) => Ladder(ladder, i))]
        );
    }

    private static ImmutableArray<ExpressionSyntax> Conditions(TiersSyntax ladder) =>
        [.. ladder.Clauses.Select(clause => (clause as TiersClauseSyntax.Tier)?.When ?? (clause as TiersClauseSyntax.Match)?.While).OfType<ExpressionSyntax>()];

    private LetInfo Info(LetSyntax let)
    {
        var bound = values.Named(let.Value, Surroundings.Member("in a `let`"));
        var parts = ExpressionParts.All(bound.Value).ToList();
        var inner = parts.OfType<Expression.Named>().Select(named => draft.Lets[named.Let]).OfType<LetInfo>().ToList();
        return new(
            bound,
            inner.Exists(one => one.AsksMember) || parts.Exists(AsksMember),
            inner.Exists(one => one.AsksClock) || parts.Exists(part => part is Expression.Clock));
    }

    private static bool AsksMember(Expression part) =>
        part is Expression.MemberField or Expression.History or Expression.TimeSince or Expression.Balance
            or Expression.InSegment or Expression.InTier or Expression.Band;

    private Segment Segment(SegmentSyntax syntax, int index)
    {
        var rankings = draft.Rankings.Count;
        var when = values.Condition(syntax.When, Surroundings.Member("in a segment") with { Segment = syntax }, Facts.None).Value;
        if (syntax.Refresh is { } refresh && draft.Rankings.Count == rankings && when.Type.Kind != DataKind.Unknown)
        {
            draft.Findings.Report(RankingDiagnostics.NothingToRefresh, refresh.Span, syntax.Name.Text);
        }

        return new(syntax.Name.Text, syntax.Title?.Value ?? syntax.Name.Text, index, when, syntax.Name.Span) { Was = syntax.Name.Was?.Text };
    }

    private TierLadder Ladder(TiersSyntax syntax, int index)
    {
        var tiers = syntax.Clauses.OfType<TiersClauseSyntax.Tier>().Select(Tier).ToImmutableArray();
        if (tiers.IsEmpty)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"`{syntax.Name.Text}`", "its tiers", "tier Basic from joining");
        }

        var drop = draft.Findings.One<TiersClauseSyntax.Drop>(syntax.Clauses.Nodes);
        var keep = Keep(syntax);
        return new(syntax.Name.Text, index, tiers, keep, drop?.To ?? TierDrop.OneTier, syntax.Name.Span) 
        {
            Grace = Grace(syntax, keep), Matches = new MatchBinder(draft).Bind(syntax, values), Was = syntax.Name.Was?.Text,
        };
    }

    private Tier Tier(TiersClauseSyntax.Tier syntax, int index)
    {
        var when = syntax.When is null ? null : values.Condition(syntax.When, Surroundings.Member("in a tier"), Facts.None).Value;
        if (index == 0 && when is not null)
        {
            draft.Findings.Report(DeclarationDiagnostics.FirstTier, syntax.Name.Span, syntax.Name.Text);
        }
        else if (index > 0 && when is null)
        {
            draft.Findings.Report(DeclarationDiagnostics.LaterTier, syntax.Name.Span, syntax.Name.Text);
        }

        return new(syntax.Name.Text, index, when, syntax.Name.Span) { Benefits = Benefits(syntax), Was = syntax.Name.Was?.Text };
    }

    private ImmutableArray<string> Benefits(TiersClauseSyntax.Tier syntax)
    {
        var benefits = ImmutableArray.CreateBuilder<string>();
        foreach (var benefit in syntax.Benefits.OfType<TiersClauseSyntax.Benefit>())
        {
            if (benefit.Words.Value.Trim().Length == 0 || benefits.Contains(benefit.Words.Value))
            {
                draft.Findings.Report(TierAndPointsDiagnostics.BenefitTwice, benefit.Words.Span, syntax.Name.Text);
            }
            else
            {
                benefits.Add(benefit.Words.Value);
            }
        }

        return benefits.ToImmutable();
    }

    private TimeLength? Grace(TiersSyntax syntax, TierTerm keep)
    {
        var grace = draft.Findings.One<TiersClauseSyntax.Grace>(syntax.Clauses.Nodes);
        draft.Findings.MustLast(grace?.Length);
        if (grace is not null && keep is TierTerm.Lasting)
        {
            draft.Findings.Report(TierAndPointsDiagnostics.GraceWithoutEnd, grace.Span, syntax.Name.Text);
        }

        return grace?.Length.Value;
    }

    private TierTerm Keep(TiersSyntax syntax)
    {
        var keeps = syntax.Clauses
            .Where(clause => clause
                is TiersClauseSyntax.KeepFor or TiersClauseSyntax.KeepUntilEndOf or TiersClauseSyntax.KeepUntilEndOfMembershipYear
                or TiersClauseSyntax.KeepForEver).ToList();
        foreach (var second in keeps.Skip(1))
        {
            draft.Findings.ReportWith(DeclarationDiagnostics.SaidTwice, second.Span, ("said first here", keeps[0].Span), "keep");
        }

        switch (keeps.FirstOrDefault())
        {
            case TiersClauseSyntax.KeepFor keep:
                draft.Findings.MustLast(keep.Length);
                return new TierTerm.For(keep.Length.Value);
            case TiersClauseSyntax.KeepUntilEndOf keep:
                return new TierTerm.UntilEndOf(keep.Unit, keep.Next);
            case TiersClauseSyntax.KeepUntilEndOfMembershipYear keep:
                return new TierTerm.UntilEndOfMembershipYear(keep.Next);
            default:
                return new TierTerm.Lasting();
        }
    }
}
