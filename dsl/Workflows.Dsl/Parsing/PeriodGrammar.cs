using System.Collections.Immutable;
using Sprache;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.PeriodSyntax>;
using LimitLead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.AtMostSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Limits and the periods in which they count.</summary>
internal static class PeriodGrammar
{
    private static readonly LeadTable<PeriodSyntax> Periods = new(
        "",
        Lead.Of("per calendar", CalendarUnit, static (unit, span) => new PeriodSyntax.PerCalendar(unit, span)),
        Lead.Of("per member", Opt(".", Word),
            static (field, span) => field is null ? new PeriodSyntax.PerMember(span) : new PeriodSyntax.PerMemberField(field, span)),
        Lead.Of("per event", static span => new PeriodSyntax.PerEvent(span)),
        Lead.Of("in any", Length, static (length, span) => new PeriodSyntax.InAny(length, span)),
        Lead.Of("in total", Opt("among", Name), static (among, span) => new PeriodSyntax.InTotal(among, span)));

    private static readonly Parser<PeriodSyntax> PerName = Lead.Of(
        "per", Name, static (name, span) => new PeriodSyntax.PerName(name, span)).Parser;

    private static readonly Parser<NameSyntax?> OptUnit = OptWhere(IsUnitName, Name);

    /// <summary><c>at most 3 per member per calendar month</c>.</summary>
    public static Parser<AtMostSyntax> AtMost { get; } = Dispatch(
        "",
        LimitLead.Of("at most once", While(Begins, Period), static (periods, span) => new AtMostSyntax(1, null, periods, span)),
        LimitLead.Of("at most", Number, OptUnit, While(Begins, Period),
            static (most, unit, periods, span) => new AtMostSyntax(most.Value, unit, periods, span)));

    /// <summary>Any number of periods.</summary>
    public static Parser<SyntaxList<PeriodSyntax>> All { get; } = While<PeriodSyntax>(Begins, Period);

    private static bool Begins(TokenInput at)
    {
        if (Periods.Begins(at))
        {
            return true;
        }

        Periods.Offer(at);
        at.Reader.Expect(at.Index, Expected.Of("per"));
        at.Reader.Expect(at.Index, Expected.Of("in"));
        return false;
    }

    private static IResult<PeriodSyntax> Period(IInput input)
    {
        var at = (TokenInput)input;
        if (at.Is(PerWord) && UnitAt(at.Next) is { } unit)
        {
            at.Reader.Explain(at.Index + 1, Diagnostic.Of(
                SyntaxDiagnostics.BarePeriod, at.Reader.Span(at.Index, at.Index + 2), unit.ToString().ToLowerInvariant()));
            return new Bad<PeriodSyntax>(at.Next);
        }

        // A word of the language that stands there is one of its own periods, any other a name.
        return at.Is(PerWord) && at.Next.Token.Kind == TokenKind.Word && !OwnWords.Contains(at.Next.Token.Word)
            ? PerName(input) : Periods.Read(input);
    }

    private static short PerWord { get; } = Vocabulary.Require("per");

    private static ImmutableArray<short> OwnWords { get; } =
        [Vocabulary.Require("calendar"), Vocabulary.Require("member"), Vocabulary.Require("event")];
}
