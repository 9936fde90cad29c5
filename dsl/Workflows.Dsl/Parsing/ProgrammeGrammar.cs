using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.ProgrammeClauseSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>The programme block, and the lines that name its other files.</summary>
internal static class ProgrammeGrammar
{
    private const int PeopleMost = 20;

    private static readonly Clauses<ProgrammeClauseSyntax> Body = new("a programme", new(
        "a line of a programme",
        Lead.Of("currency", Name, static (code, span) => new ProgrammeClauseSyntax.Currency(code, span)),
        Lead.Of("time zone", Text, static (zone, span) => new ProgrammeClauseSyntax.TimeZone(zone, span)),
        Lead.Of("starts", Date, static (date, span) => new ProgrammeClauseSyntax.Starts(date, span)),
        Lead.Of("late up to", Length, After(", then", Dispatch(
                "", Meaning("book on arrival", LateAction.Book), Meaning("refuse", LateAction.Refuse))),
            static (length, then, span) => new ProgrammeClauseSyntax.Late(length, then, span)),
        Lead.Of("returns take pending , then available , then", Dispatch(
                "", Meaning("owe", ReturnPolicy.Owe), Meaning("go negative", ReturnPolicy.GoNegative), Meaning("stop", ReturnPolicy.Stop)),
            static (then, span) => new ProgrammeClauseSyntax.Returns(then, span)),
        Lead.Of("leaving forfeits pending , keeps available", OptWhere(static at => at.Token.Kind == TokenKind.Number, Length),
            static (length, span) => new ProgrammeClauseSyntax.Leaving(true, length, span)),
        Lead.Of("leaving forfeits pending , forfeits available", static span => new ProgrammeClauseSyntax.Leaving(false, null, span)),
        Lead.Of("merging keeps the", Dispatch("", Meaning("higher tier", true), Meaning("lower tier", false)),
            static (keepsHigher, span) => new ProgrammeClauseSyntax.Merging(keepsHigher, span)),
        Lead.Of("publish by", Whole(1, PeopleMost), Words("people"), static (people, _, span) => new ProgrammeClauseSyntax.Publish(people, span)),
        Lead.Of("settle", Length, static (length, span) => new ProgrammeClauseSyntax.Settle(length, span)),
        Lead.Of("joining with first event", static span => new ProgrammeClauseSyntax.JoiningWithFirstEvent(span))));

    public static Lead<BlockSyntax> Block { get; } = Lead<BlockSyntax>.Of(
        "programme", Name, OptText, Body.Read, static (name, title, clauses, span) => new ProgrammeSyntax(name, title, clauses, span));

    public static Lead<BlockSyntax> Include { get; } = Lead<BlockSyntax>.Of("include", Text, static (path, span) => new IncludeSyntax(path, span));
}
