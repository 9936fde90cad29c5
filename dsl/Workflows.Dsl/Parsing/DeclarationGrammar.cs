using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.BlockSyntax>;
using MessagesLead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.MessagesClauseSyntax>;
using TiersLead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.TiersClauseSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Messages, named values, segments and tiers.</summary>
internal static class DeclarationGrammar
{
    private const int MessagesMost = 1_000;

    private static readonly Clauses<MessagesClauseSyntax> MessagesBody = new("the messages", new(
        "a line of the messages",
        MessagesLead.Of("quiet", Time, After("to", Time), static (from, to, span) => new MessagesClauseSyntax.Quiet(from, to, span)),
        MessagesLead.Of("at most", Whole(1, MessagesMost), After("per member in any", Length),
            static (count, length, span) => new MessagesClauseSyntax.AtMost(count, length, span)),
        MessagesLead.Of("give up after", Length, static (length, span) => new MessagesClauseSyntax.GiveUpAfter(length, span)),
        MessagesLead.Of("time zone", Name, After(".", Word), static (owner, field, span) => new MessagesClauseSyntax.Zone(owner, field, span))));

    private static readonly Clauses<TiersClauseSyntax> TierBody = new("a tier", new(
        "a line of a tier",
        TiersLead.Of("benefit", Text, static (words, span) => new TiersClauseSyntax.Benefit(words, span))));

    private static readonly Clauses<TiersClauseSyntax> TiersBody = new("tiers", new(
        "a line of tiers",
        TiersLead.Of("tier", Declared, Dispatch(
                "",
                Lead<ExpressionSyntax?>.Of("from joining", static _ => null),
                Lead<ExpressionSyntax?>.Of("when", ExpressionGrammar.Whole, static (condition, _) => condition)),
            TierBody.ReadOptional,
            static (name, when, benefits, span) => new TiersClauseSyntax.Tier(name, when, benefits, span)),
        TiersLead.Of("keep until end of next membership year", static span => new TiersClauseSyntax.KeepUntilEndOfMembershipYear(true, span)),
        TiersLead.Of("keep until end of membership year", static span => new TiersClauseSyntax.KeepUntilEndOfMembershipYear(false, span)),
        TiersLead.Of("keep until end of next calendar", CalendarUnit,
            static (unit, span) => new TiersClauseSyntax.KeepUntilEndOf(unit, true, span)),
        TiersLead.Of("keep until end of calendar", CalendarUnit,
            static (unit, span) => new TiersClauseSyntax.KeepUntilEndOf(unit, false, span)),
        TiersLead.Of("keep for ever", static span => new TiersClauseSyntax.KeepForEver(span)),
        TiersLead.Of("keep", Length, static (length, span) => new TiersClauseSyntax.KeepFor(length, span)),
        TiersLead.Of("match", Name, After("while", ExpressionGrammar.Whole), static (tier, condition, span) => new TiersClauseSyntax.Match(tier, condition, span)),
        TiersLead.Of("grace", Length, static (length, span) => new TiersClauseSyntax.Grace(length, span)),
        TiersLead.Of("drop one tier", static span => new TiersClauseSyntax.Drop(TierDrop.OneTier, span)),
        TiersLead.Of("drop by balance", static span => new TiersClauseSyntax.Drop(TierDrop.ByBalance, span))))
    {
        Salvage = TiersLead.Of(
            "tier", Declared, static (name, span) => new TiersClauseSyntax.Tier(name, new ExpressionSyntax.Broken(span), [], span)).Parser,
        Inner = TierBody.ReadOptional,
    };

    public static Lead Messages { get; } = Lead.Of("messages", MessagesBody.Read,
        static (clauses, span) => new MessagesSyntax(clauses, span));

    public static Lead Let { get; } = Lead.Of(
        "let", Declared, After("=", ExpressionGrammar.Whole), static (name, value, span) => new LetSyntax(name, value, span));

    public static Lead Segment { get; } = Lead.Of(
        "segment", Declared, OptText, After("when", ExpressionGrammar.Whole), RankingGrammar.OptRefresh,
        static (name, title, when, refresh, span) => new SegmentSyntax(name, title, when, refresh, span));

    public static Lead Tiers { get; } = Lead.Of(
        "tiers", Declared, TiersBody.Read, static (name, clauses, span) => new TiersSyntax(name, clauses, span));
}
