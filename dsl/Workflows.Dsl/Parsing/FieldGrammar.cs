using Sprache;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Parsing.FieldGrammar.TypeMaker>;

namespace Workflows.Dsl.Parsing;

/// <summary>Fields of events, lines and members.</summary>
internal static class FieldGrammar
{
    /// <summary>A type that only lacks whether it is optional.</summary>
    internal delegate TypeSyntax TypeMaker(bool isOptional);

    private static readonly Phrase OptionalWord = new("optional");
    private static readonly Phrase ColonSign = new(":");
    private static readonly Phrase KeyWord = new("key");
    private static readonly Phrase PersonalWord = new("personal");
    private static readonly Phrase DefaultWord = new("default");

    private static readonly LeadTable<TypeMaker> Types = new(
        "a type",
        Plain("text", PlainType.Text),
        Lead.Of("money", OptList("in", SepBy(Name, IsNoField)),
            static (currencies, span) => isOptional => currencies.Count == 0
                ? new TypeSyntax.Plain(PlainType.Money, isOptional, span)
                : new TypeSyntax.MoneyIn(currencies, isOptional, span)),
        Plain("percent", PlainType.Percent),
        Plain("date", PlainType.Date),
        Plain("yes or no", PlainType.YesNo),
        Plain("member", PlainType.Member),
        Lead.Of("number", OptWhere(LiteralGrammar.Begins, Number), Opt("to", Number),
            static (least, most, span) => isOptional => new TypeSyntax.Number(least, most, isOptional, span)),
        Lead.Of("one of", SepBy(Name, IsNoField), static (choices, span) => isOptional => new TypeSyntax.OneOf(choices, isOptional, span)),
        Lead.Of("list of {", SepBy<FieldSyntax>(Field), Words("}"),
            static (fields, _, span) => isOptional => new TypeSyntax.ListOf(fields, isOptional, span)));

    /// <summary>Where an event's key comes from, if not from a field.</summary>
    public static Parser<KeySource> KeySources { get; } = Dispatch(
        "", Meaning("content", KeySource.Content), Meaning("line", KeySource.Line));

    /// <summary>Whether a field begins there: a word and a colon.</summary>
    public static bool Begins(TokenInput at) => at.Token.Kind == TokenKind.Word && at.Next.Is(Signs.Colon);

    /// <summary>A field: <c>order: text key</c>.</summary>
    public static IResult<FieldSyntax> Field(IInput input)
    {
        var at = (TokenInput)input;
        var start = at.Index;
        if (!Word.Read(ref at, out var name) || !ColonSign.Read(ref at) || !Type.Read(ref at, out var type))
        {
            return new Bad<FieldSyntax>(at);
        }

        var (isKey, isPersonal, standard) = (false, false, (LiteralSyntax?)null);
        while (true)
        {
            // On a new line these words begin something else: `key from line`, or a field of that name.
            var goesOn = !at.Token.IsFirstOnLine;
            if (goesOn && KeyWord.Read(ref at))
            {
                isKey = true;
            }
            else if (goesOn && PersonalWord.Read(ref at))
            {
                isPersonal = true;
            }
            else if (!goesOn || !DefaultWord.Read(ref at))
            {
                return new Ok<FieldSyntax>(new(name, type, isKey, isPersonal, standard, at.Reader.Span(start, at.Index)), at);
            }
            else if (!LiteralGrammar.Literal.Read(ref at, out standard))
            {
                return new Bad<FieldSyntax>(at);
            }
        }
    }

    /// <summary>A field of which only the name and the colon can be read.</summary>
    public static IResult<FieldSyntax> Salvage(IInput input)
    {
        var at = (TokenInput)input;
        return Begins(at)
            ? new Ok<FieldSyntax>(new(NameAt(at), new TypeSyntax.Broken(false, SpanOf(at)), false, false, null, SpanOf(at)), at.Next)
            : new Bad<FieldSyntax>(at);
    }

    private static Parser<TypeSyntax> Type { get; } = input =>
    {
        var at = (TokenInput)input;
        var isOptional = at.Is(OptionalWord.First);
        at = isOptional ? at.Next : at;
        at.Reader.Expect(at.Index, Expected.Of("optional"));
        return Types.Begins(at) && at.Is(ListWord) ? DeeperList(at, isOptional) : Finish(Types.Read(at), isOptional);
    };

    private static short ListWord { get; } = Vocabulary.Require("list");

    private static IResult<TypeSyntax> DeeperList(TokenInput at, bool isOptional) => Finish(Deeper<TypeMaker>(Types.Read)(at), isOptional);

    private static IResult<TypeSyntax> Finish(IResult<TypeMaker> result, bool isOptional)
    {
        var at = (TokenInput)result.Remainder;
        return result.WasSuccessful ? new Ok<TypeSyntax>(result.Value(isOptional), at) : new Bad<TypeSyntax>(at);
    }

    private static Lead Plain(string words, PlainType type) =>
        Lead.Of(words, span => isOptional => new TypeSyntax.Plain(type, isOptional, span));

    /// <summary>In a list of fields on one line the comma before the next field ends the list of choices.</summary>
    private static bool IsNoField(TokenInput at) => !Begins(at);
}
