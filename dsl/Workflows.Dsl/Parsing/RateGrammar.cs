using Sprache;
using Workflows.Dsl.Syntax;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;

namespace Workflows.Dsl.Parsing;

/// <summary>How much is given, for what, and who pays.</summary>
internal static class RateGrammar
{
    private static readonly Parser<PerSyntax?> OptPer = Opt("per", Lead<PerSyntax>.Of(
        "", Flag("full"), LiteralGrammar.NumberOrAmount, After("of", ExpressionGrammar.WholeSum),
        static (isFull, step, of, span) => new PerSyntax(isFull, step, of, span)).Parser);

    private static readonly Parser<RateSyntax> Rate = Lead<RateSyntax>.Of(
        "", Joined(Amount, "and"), OptPer, Opt("until", Date),
            static (amounts, per, until, span) => new RateSyntax(amounts, per, until, span)).Parser;

    /// <summary>Rates, one after the other.</summary>
    public static Parser<SyntaxList<RateSyntax>> Rates { get; } = input =>
    {
        var at = (TokenInput)input;
        if (!Rate.Read(ref at, out var rate))
        {
            return new Bad<SyntaxList<RateSyntax>>(at);
        }

        if (!IsThen(at))
        {
            return new Ok<SyntaxList<RateSyntax>>([rate], at);
        }

        List<RateSyntax> rates = [rate];
        while (IsThen(at))
        {
            at = at.Next.Next;
            if (!Rate.Read(ref at, out var another))
            {
                return new Bad<SyntaxList<RateSyntax>>(at);
            }

            rates.Add(another);
        }

        return new Ok<SyntaxList<RateSyntax>>(new([.. rates]), at);
    };

    /// <summary>Another member who gets the points, or nothing.</summary>
    public static Parser<ExpressionSyntax.Path?> OptTo { get; } = Opt("to", AtomGrammar.Path);

    /// <summary>Who pays, or nothing.</summary>
    public static Parser<FundingSyntax?> OptFunding { get; } = Opt("funded by", Lead<FundingSyntax>.Of(
        "",
        SepBy(
            Lead<FundingShareSyntax>.Of(
                "", Name, OptWhere(static at => at.Token.Kind == Lexing.TokenKind.Percent, Percent),
                static (name, share, span) => new FundingShareSyntax(name, share, span)).Parser,
            static at => !at.Is(Signs.All)),
        static (shares, span) => new FundingSyntax(shares, span)).Parser);

    /// <summary>Who pays, and whether less than all is given, in any order.</summary>
    public static Parser<Terms> TermsOfBonus { get; } = Lead<Terms>.Of(
        "", Flag(", all or nothing"), OptFunding, Flag(", all or nothing"),
        static (before, funding, behind, _) => new Terms(before || behind, funding)).Parser;

    /// <summary>The event until which points are pending, or nothing.</summary>
    public static Parser<AwaitedSyntax?> OptAwaited { get; } =
        OptWhere(static at => at.Is(Comma) && at.Next.Is(PendingWord), Lead<AwaitedSyntax>.Of(
            ", pending until", Name, Opt("by", AtomGrammar.Path), Opt("where", ExpressionGrammar.Whole), After("up to", Length),
            static (name, by, where, length, span) => new AwaitedSyntax(name, by, where, length, span)).Parser);

    private static short PendingWord { get; } = Lexing.Vocabulary.Require("pending");

    private static short Comma { get; } = Lexing.Vocabulary.Require(",");

    private static bool IsThen(TokenInput at) => at.Is(Comma) && at.Next.Is(Signs.Then);

    /// <summary>The terms of a bonus.</summary>
    internal sealed record Terms(bool AllOrNothing, FundingSyntax? Funding);
}
