using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;

namespace Workflows.Dsl.Binding;

/// <summary>What can follow <c>member is</c>: tiers and segments.</summary>
internal sealed class MembershipBinder(Draft draft)
{
    public Expression Bind(ExpressionSyntax member, TestSyntax test, Surroundings at, SourceSpan place)
    {
        if (!at.HasMember)
        {
            draft.Findings.Report(TypeDiagnostics.NotHere, member.Span, PathBinder.Member, at.Place, "ask about the member after `when`");
            return Bound.Nothing(place);
        }

        return test switch
        {
            TestSyntax.AtLeast atLeast => Tier(TierTest.AtLeast, atLeast.Tier, place),
            TestSyntax.Below below => Tier(TierTest.Below, below.Tier, place),
            TestSyntax.In inside => Segment(inside.Segment, place),
            TestSyntax.Same { Value: var value } when PathBinder.WordOf(value) is { } word => Tier(TierTest.Exactly, word, place),
            TestSyntax.OneOf oneOf => AnyTier(oneOf, place),
            _ => Wrong(member, place),
        };
    }

    private Expression Tier(TierTest test, NameSyntax name, SourceSpan place)
    {
        if (draft.Names.Find(NameKind.Tier, name.Text) is null && draft.Names.Find(NameKind.Segment, name.Text) is not null)
        {
            draft.Findings.Report(Diagnostic.Of(NameDiagnostics.WrongKind, name.Span, name.Text, "segment", "tier",
                $"write `member is in {name.Text}`")
                with { Fixes = test == TierTest.Exactly ? [new($"write `in {name.Text}`", name.Span, $"in {name.Text}")] : [] });
            return Bound.Nothing(place);
        }

        if (draft.Names.Resolve(NameKind.Tier, name) is not { } index)
        {
            return Bound.Nothing(place);
        }

        var (ladder, tier) = draft.Tiers[index];
        return new Expression.InTier(ladder, test, tier, place);
    }

    private Expression Segment(NameSyntax name, SourceSpan place)
    {
        if (draft.Names.Find(NameKind.Segment, name.Text) is null && draft.Names.Find(NameKind.Tier, name.Text) is not null)
        {
            draft.Findings.Report(NameDiagnostics.WrongKind, name.Span, name.Text, "tier", "segment",
                $"write `member is {name.Text}` or `member is at least {name.Text}`");
            return Bound.Nothing(place);
        }

        return draft.Names.Resolve(NameKind.Segment, name) is { } segment
            ? new Expression.InSegment(segment, place)
            : Bound.Nothing(place);
    }

    private Expression AnyTier(TestSyntax.OneOf test, SourceSpan place)
    {
        Expression? any = null;
        foreach (var literal in test.Values)
        {
            var one = literal is WordSyntax word ? Tier(TierTest.Exactly, new(word.Text, word.Span), word.Span)
                : Wrong(literal, literal.Span);
            any = any is null ? one
                : any.Type.Kind == DataKind.Unknown || one.Type.Kind == DataKind.Unknown ? Bound.Nothing(place)
                : new Expression.Or(any, one, place);
        }

        return any ?? Bound.Nothing(place);
    }

    private Expression Wrong(SyntaxNode where, SourceSpan place)
    {
        draft.Findings.Report(TypeDiagnostics.WrongType, where.Span,
            draft.Quote(where.Span), where is LiteralSyntax ? "no tier" : "the member", where is LiteralSyntax ? "a tier" : "a field",
            "write `member is at least TIER`, `member is in SEGMENT` or `member.FIELD`");
        return Bound.Nothing(place);
    }
}
