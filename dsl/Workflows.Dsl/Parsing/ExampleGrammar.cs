using Sprache;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using GivenLead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.GivenSyntax>;
using GivenOfLead = Workflows.Dsl.Parsing.Lead<System.Func<Workflows.Dsl.Syntax.NameSyntax, Workflows.Model.Diagnostics.SourceSpan, Workflows.Dsl.Syntax.ExampleClauseSyntax>>;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.ExampleClauseSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Examples.</summary>
internal static class ExampleGrammar
{
    private static readonly Phrase ClosingBrace = new("}");

    /// <summary>An amount, or the column of a table that has one in each row.</summary>
    public static Parser<LiteralSyntax> AmountOrColumn { get; } = OrColumn(Amount);

    /// <summary>A text, or the column of a table that has one in each row.</summary>
    public static Parser<LiteralSyntax> TextOrColumn { get; } = OrColumn(Text);

    private static readonly Parser<LiteralSyntax> DateOrColumn = OrColumn(Date);

    private static readonly Parser<GivenSyntax> Detail = Dispatch(
        "",
        GivenLead.Of("tier", Name, static (name, span) => new GivenSyntax.Tier(name, span)),
        GivenLead.Of("used", AmountOrColumn, After("of", Name), static (amount, rule, span) => new GivenSyntax.Used(amount, rule, span)),
        GivenLead.Of("has", AmountOrColumn, static (amount, span) => new GivenSyntax.Has(amount, span)),
        GivenLead.Of("treated in", Name, static (name, span) => new GivenSyntax.Arm(name, false, span)),
        GivenLead.Of("held out in", Name, static (name, span) => new GivenSyntax.Arm(name, true, span)),
        GivenLead.Of("consent to nothing", static span => new GivenSyntax.ConsentToNothing(span)),
        GivenLead.Of("", Name, LiteralGrammar.Literal, static (name, value, span) => new GivenSyntax.Field(name, value, span)));

    private static readonly Parser<MomentSyntax> Moment = Lead<MomentSyntax>.Of(
        "", DateOrColumn, OptWhere(static at => at.Token.Kind == TokenKind.Time, Time),
            static (date, time, span) => new MomentSyntax(date, time, span)).Parser;

    /// <summary><c>at</c> and an instant, or nothing.</summary>
    public static Parser<MomentSyntax?> OptAt { get; } = Opt("at", Moment);

    private static readonly Parser<RecordSyntax> Record = Lead<RecordSyntax>.Of(
        "{", EntriesOrNone<EntrySyntax>(Entry), Words("}"), static (entries, _, span) => new RecordSyntax(entries, span)).Parser;

    private static readonly Parser<SyntaxList<RecordSyntax>> Lines = Lead<SyntaxList<RecordSyntax>>.Of(
        "[", SepBy(Record), Words("]"), static (records, _, _) => records).Parser;

    private static readonly Parser<ArrivalSyntax> Arrival = Lead<ArrivalSyntax>.Of(
        "", Opt("replaces", Text), Opt("known at", Moment), static (replaces, known, span) => new ArrivalSyntax(replaces, known, span)).Parser;

    /// <summary>What is given of a name: a member who has joined, or cuts.</summary>
    private static readonly Parser<Func<NameSyntax, SourceSpan, ExampleClauseSyntax>> GivenOf = Dispatch(
        "",
        GivenOfLead.Of("joined", DateOrColumn, OptList(",", SepBy(Detail)),
            static (joined, details, _) => (member, span) => new ExampleClauseSyntax.Given(member, joined, details, span)),
        GivenOfLead.Of("from", SepBy(LiteralGrammar.Literal),
            static (cuts, _) => (name, span) => new ExampleClauseSyntax.GivenCuts(name, null, cuts, span)),
        GivenOfLead.Of(".", Word, After("from", SepBy(LiteralGrammar.Literal)),
            static (measure, cuts, _) => (name, span) => new ExampleClauseSyntax.GivenCuts(name, measure, cuts, span)));

    private static readonly Parser<CellSyntax> Cell = Lead<CellSyntax>.Of(
        "", LiteralGrammar.Literal, OptWhere(static at => at.Token.Kind == TokenKind.Time, Time),
            static (value, time, span) => new CellSyntax(value, time, span)).Parser;

    private static readonly Clauses<ExampleClauseSyntax> Body = new("an example", new(
        "a line of an example",
        Lead.Of("given", Name, GivenOf, static (name, make, span) => make(name, span)),
        Lead.Of("on", Moment, Name, Name, Record, Arrival,
            static (at, member, name, record, arrival, span) => new ExampleClauseSyntax.On(at, member, name, record, arrival, span)),
        Lead.Of("expect", (Parser<ExpectationSyntax>)ExpectationGrammar.Read,
            static (expectation, span) => new ExampleClauseSyntax.Expect(expectation, span)),
        Lead.Of("table", SepBy(Name), static (columns, span) => new ExampleClauseSyntax.Table(columns, span)),
        Lead.Of("row", SepBy(Cell), static (cells, span) => new ExampleClauseSyntax.Row(cells, span))));

    public static Lead<BlockSyntax> Block { get; } = Lead<BlockSyntax>.Of(
        "example", Text, Body.Read, static (title, clauses, span) => new ExampleSyntax(title, clauses, span));

    private static Phrase ColonSign { get; } = new(":");

    private static IResult<EntrySyntax> Entry(IInput input)
    {
        var at = (TokenInput)input;
        var start = at.Index;
        if (!Word.Read(ref at, out var name) || !ColonSign.Read(ref at))
        {
            return new Bad<EntrySyntax>(at);
        }

        if (at.Is(Signs.List))
        {
            return Lines.Read(ref at, out var records)
                ? new Ok<EntrySyntax>(new EntrySyntax.Lines(name, records, at.Reader.Span(start, at.Index)), at)
                : new Bad<EntrySyntax>(at);
        }

        return LiteralGrammar.Literal.Read(ref at, out var literal)
            ? new Ok<EntrySyntax>(new EntrySyntax.Value(name, literal, at.Reader.Span(start, at.Index)), at)
            : new Bad<EntrySyntax>(at);
    }

    /// <summary>A value, or a word where one can stand.</summary>
    private static Parser<LiteralSyntax> OrColumn<T>(Parser<T> value)
        where T : LiteralSyntax => input =>
    {
        var at = (TokenInput)input;
        if (at.Token.Kind != TokenKind.Word || Vocabulary.IsReserved(at.Token.Word) || at.Reader.IsNextClause(at))
        {
            return value(input);
        }

        var name = NameAt(at);
        return new Ok<LiteralSyntax>(new WordSyntax(name.Text, name.Span), at.Next);
    };

    private static Parser<SyntaxList<T>> EntriesOrNone<T>(Parser<T> parser)
        where T : SyntaxNode
    {
        var entries = SepBy(parser);
        return input => ((TokenInput)input).Is(ClosingBrace.First) ? new Ok<SyntaxList<T>>([], (TokenInput)input) : entries(input);
    }
}
