using Sprache;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Time;
using static Workflows.Dsl.Parsing.Terminals;

namespace Workflows.Dsl.Parsing;

/// <summary>Fixed values.</summary>
internal static class LiteralGrammar
{
    private static readonly short Yes = Vocabulary.Require("yes");
    private static readonly short No = Vocabulary.Require("no");
    private static readonly short MinusWord = Vocabulary.Require("-");
    private static readonly Expected ValueExpected = new("a value", false);

    /// <summary>Any fixed value; a word is one of a choice.</summary>
    public static Parser<LiteralSyntax> Literal { get; } = input =>
    {
        var at = (TokenInput)input;
        if (Begins(at))
        {
            return Value(at);
        }

        if (at.Token.Kind == TokenKind.Word && !Vocabulary.IsReserved(at.Token.Word))
        {
            return new Ok<LiteralSyntax>(new WordSyntax(at.Reader.TextAt(at.Index).ToString(), SpanOf(at)), at.Next);
        }

        at.Reader.Expect(at.Index, ValueExpected);
        return new Bad<LiteralSyntax>(at);
    };

    /// <summary>A number with or without points or money.</summary>
    public static Parser<LiteralSyntax> NumberOrAmount { get; } = input =>
    {
        var at = (TokenInput)input;
        return IsUnitName(at.Next) && at.Token.Kind == TokenKind.Number ? Amount(input) : Number(input);
    };

    /// <summary>Whether a fixed value that is no word begins there.</summary>
    public static bool Begins(TokenInput at) => at.Token.Kind switch
    {
        TokenKind.Number or TokenKind.Percent or TokenKind.Date or TokenKind.Time or TokenKind.Text => true,
        TokenKind.Word => at.Is(Yes) || at.Is(No),
        TokenKind.Sign => at.Is(MinusWord) && at.Next.Token.Kind is TokenKind.Number or TokenKind.Percent,
        TokenKind.End or TokenKind.Ordinal or TokenKind.Bad => false,
    };

    /// <summary>A fixed value that is no word; asked only where one begins.</summary>
    public static IResult<LiteralSyntax> Value(TokenInput at) => at.Token.Kind switch
    {
        TokenKind.Date => Date(at),
        TokenKind.Time => Time(at),
        TokenKind.Text => Text(at),
        TokenKind.Percent => Percent(at),
        TokenKind.Word => new Ok<LiteralSyntax>(new YesNoSyntax(at.Is(Yes), SpanOf(at)), at.Next),
        TokenKind.Number => Quantity(at, at),
        TokenKind.Sign when at.Next.Token.Kind == TokenKind.Percent =>
            new Ok<LiteralSyntax>(new PercentSyntax(-ValueOf(at.Next), at.Reader.Span(at.Index, at.Index + 2)), at.Next.Next),
        TokenKind.Sign or TokenKind.End or TokenKind.Ordinal or TokenKind.Bad => Quantity(at, at.Next),
    };

    private static IResult<LiteralSyntax> Quantity(TokenInput start, TokenInput number)
    {
        var unit = number.Next;
        if (ReferenceEquals(start, number) && UnitAt(unit) is { } time && ValueOf(number) is var count
            && count == decimal.Truncate(count) && count <= 100_000)
        {
            return new Ok<LiteralSyntax>(
                new LengthSyntax(new TimeLength((int)count, time), start.Reader.Span(start.Index, unit.Index + 1)), unit.Next);
        }

        return IsUnitName(unit) ? Amount(start) : Number(start);
    }
}
