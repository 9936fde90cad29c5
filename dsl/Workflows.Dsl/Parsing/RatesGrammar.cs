using Sprache;
using Workflows.Dsl.Syntax;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.RatesClauseSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Rates of other currencies.</summary>
internal static class RatesGrammar
{
    private const int DaysMost = 10_000;

    private static readonly Phrase EqualSign = new("=");
    private static readonly Parser<int> Days = CountOfDays();

    private static readonly Clauses<RatesClauseSyntax> Body = new("the rates", new(
        "a line of the rates",
        Lead.Of("day", Date, SepBy<ExchangeSyntax>(Exchange), static (date, rates, span) => new RatesClauseSyntax.Day(date, rates, span)),
        Lead.Of("other days take last known", OptValue("up to", Days), static (days, span) => new RatesClauseSyntax.LastKnown(days, span)),
        Lead.Of("other days refuse", static span => new RatesClauseSyntax.Refuse(span))));

    public static Lead<BlockSyntax> Block { get; } = Lead<BlockSyntax>.Of(
        "rates", Body.Read, static (clauses, span) => new RatesSyntax(clauses, span));

    private static IResult<ExchangeSyntax> Exchange(IInput input)
    {
        var at = (TokenInput)input;
        var start = at.Index;
        return Amount.Read(ref at, out var of) && EqualSign.Read(ref at) && Amount.Read(ref at, out var worth)
            ? new Ok<ExchangeSyntax>(new(of, worth, at.Reader.Span(start, at.Index)), at)
            : new Bad<ExchangeSyntax>(at);
    }

    private static Parser<int> CountOfDays()
    {
        var (count, unit) = (Whole(1, DaysMost), Words("days"));
        return input =>
        {
            var at = (TokenInput)input;
            return count.Read(ref at, out var days) && unit.Read(ref at, out _) ? new Ok<int>(days, at) : new Bad<int>(at);
        };
    }
}
