using Sprache;
using Workflows.Dsl.Syntax;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.EventClauseSyntax>;
using MapLead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.MapClauseSyntax>;
using MemberLead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.MemberClauseSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Events, the maps that read files as events, and what is known of members.</summary>
internal static class EventGrammar
{
    private static readonly Clauses<EventClauseSyntax> EventBody = new("an event", new(
        "a field",
        FieldOr(Lead.Of("reverses", Name, After("by", Word), Opt(", amount", Word), Opt(", items", Word),
            static (name, by, amount, items, span) => new EventClauseSyntax.Reverses(name, by, amount, items, span)), EventField),
        FieldOr(Lead.Of("releases", Name, After("by", Word), static (name, by, span) => new EventClauseSyntax.Decides(true, name, by, span)), EventField),
        FieldOr(Lead.Of("denies", Name, After("by", Word), static (name, by, span) => new EventClauseSyntax.Decides(false, name, by, span)), EventField),
        FieldOr(Lead.Of("key from", FieldGrammar.KeySources,
            static (source, span) => new EventClauseSyntax.KeyFrom(source, span)), EventField),
        new Lead(new Phrase(""), EventField)))
    {
        BeginsOther = FieldGrammar.Begins,
        OtherForm = "a field such as `total: money`, ",
        Salvage = static input =>
            Wrap(FieldGrammar.Salvage(input), static field => (EventClauseSyntax)new EventClauseSyntax.Field(field, field.Span)),
    };

    private static readonly Clauses<MemberClauseSyntax> MemberBody = new("the member", new(
        "a field",
        FieldOr(MemberLead.Of("consent", Name, After("by", SepBy(Name)),
            static (purpose, channels, span) => new MemberClauseSyntax.Consent(purpose, channels, span)), MemberField),
        new MemberLead(new Phrase(""), MemberField)))
    {
        BeginsOther = FieldGrammar.Begins,
        OtherForm = "a field such as `total: money`, ",
        Salvage = static input =>
            Wrap(FieldGrammar.Salvage(input), static field => (MemberClauseSyntax)new MemberClauseSyntax.Field(field, field.Span)),
    };

    private static readonly Clauses<MapClauseSyntax> MapBody = new("a map", new(
        "a line of a map",
        MapLead.Of("only where", Text, After("is", SepBy(Text)),
            static (column, values, span) => new MapClauseSyntax.OnlyWhere(column, values, span)),
        MapLead.Of("group by", Text, static (column, span) => new MapClauseSyntax.GroupBy(column, span)),
        new MapLead(new Phrase("key from"), static input => ((TokenInput)input).Next.Next.Token.Kind == Lexing.TokenKind.Text
            ? Target(input)
            : KeyFrom!.Parser(input)),
        new MapLead(new Phrase(""), Target)))
    {
        OtherForm = "`total from \"Column\"`, `channel is web`, ",
        BeginsOther = static at => at.Token.Kind == Lexing.TokenKind.Word
            && (at.Next.Is(Signs.From) || at.Next.Is(Signs.Is) || at.Next.Is(Signs.Dot)),
    };

    public static Lead<BlockSyntax> Event { get; } = Lead<BlockSyntax>.Of(
        "event", Name, EventBody.Read, static (name, clauses, span) => new EventSyntax(name, false, clauses, span));

    public static Lead<BlockSyntax> MarketEvent { get; } = Lead<BlockSyntax>.Of(
        "market event", Name, EventBody.Read, static (name, clauses, span) => new EventSyntax(name, true, clauses, span));

    public static Lead<BlockSyntax> Map { get; } = Lead<BlockSyntax>.Of(
        "map", Name, After("of", Name), MapBody.Read, static (name, of, clauses, span) => new MapSyntax(name, of, clauses, span));

    public static Lead<BlockSyntax> Member { get; } = Lead<BlockSyntax>.Of(
        "member", MemberBody.Read, static (clauses, span) => new MemberSyntax(clauses, span));

    private static MapLead KeyFrom { get; } = MapLead.Of(
        "key from", FieldGrammar.KeySources, static (source, span) => new MapClauseSyntax.KeyFrom(source, span));

    private static Phrase IsPhrase { get; } = new("is");

    private static Phrase FromPhrase { get; } = new("from");

    private static Phrase AndPhrase { get; } = new("and");

    private static Parser<StringSyntax?> Format { get; } = Opt("as", Text);

    private static IResult<EventClauseSyntax> EventField(IInput input) =>
        Wrap(FieldGrammar.Field(input), static field => (EventClauseSyntax)new EventClauseSyntax.Field(field, field.Span));

    private static IResult<MemberClauseSyntax> MemberField(IInput input) =>
        Wrap(FieldGrammar.Field(input), static field => (MemberClauseSyntax)new MemberClauseSyntax.Field(field, field.Span));

    private static IResult<T> Wrap<T>(IResult<FieldSyntax> result, Func<FieldSyntax, T> make)
    {
        var at = (TokenInput)result.Remainder;
        return result.WasSuccessful ? new Ok<T>(make(result.Value), at) : new Bad<T>(at);
    }

    /// <summary>A word of the language before a colon is the name of a field.</summary>
    private static Lead<T> FieldOr<T>(Lead<T> lead, Parser<T> field) =>
        new(lead.Phrase, input => FieldGrammar.Begins((TokenInput)input) ? field(input) : lead.Parser(input));

    private static IResult<MapClauseSyntax> Target(IInput input)
    {
        var at = (TokenInput)input;
        var start = at.Index;
        if (!MapTarget.Read(ref at, out var target))
        {
            return new Bad<MapClauseSyntax>(at);
        }

        if (IsPhrase.Read(ref at))
        {
            return LiteralGrammar.Literal.Read(ref at, out var value)
                ? new Ok<MapClauseSyntax>(new MapClauseSyntax.Is(target, value, at.Reader.Span(start, at.Index)), at)
                : new Bad<MapClauseSyntax>(at);
        }

        if (!FromPhrase.Read(ref at) || !Text.Read(ref at, out var column))
        {
            return new Bad<MapClauseSyntax>(at);
        }

        List<StringSyntax> columns = [column];
        while (AndPhrase.Read(ref at))
        {
            if (!Text.Read(ref at, out var another))
            {
                return new Bad<MapClauseSyntax>(at);
            }

            columns.Add(another);
        }

        return Format.Read(ref at, out var format)
            ? new Ok<MapClauseSyntax>(
                new MapClauseSyntax.From(target, new([.. columns]), format, at.Reader.Span(start, at.Index)), at)
            : new Bad<MapClauseSyntax>(at);
    }

    private static Parser<ExpressionSyntax.Path> MapTarget { get; } = input =>
    {
        var at = (TokenInput)input;
        var start = at.Index;
        if (!Word.Read(ref at, out var first))
        {
            return new Bad<ExpressionSyntax.Path>(at);
        }

        if (!at.Is(Signs.Dot))
        {
            return new Ok<ExpressionSyntax.Path>(new([first], first.Span), at);
        }

        at = at.Next;
        return Word.Read(ref at, out var second)
            ? new Ok<ExpressionSyntax.Path>(new([first, second], at.Reader.Span(start, at.Index)), at)
            : new Bad<ExpressionSyntax.Path>(at);
    };
}
