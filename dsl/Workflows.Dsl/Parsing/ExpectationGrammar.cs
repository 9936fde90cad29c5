using Sprache;
using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Parsing.ExpectationGrammar.Maker>;

namespace Workflows.Dsl.Parsing;

/// <summary>What an example expects.</summary>
internal static class ExpectationGrammar
{
    /// <summary>An expectation that only lacks whom it is about.</summary>
    internal delegate ExpectationSyntax Maker(NameSyntax subject, Model.Diagnostics.SourceSpan span);

    private static readonly Parser<BalanceKind> Account = Dispatch(
        "", Meaning("pending", BalanceKind.Pending), Meaning("available", BalanceKind.Available),
        Meaning("owed", BalanceKind.Owed), Meaning("held", BalanceKind.Held), Meaning("", BalanceKind.All));

    private static readonly LeadTable<Maker> Verbs = new(
        "",
        Lead.Of("earned", ExampleGrammar.AmountOrColumn, OptList("by", SepBy(Name)),
            static (amount, by, _) => (who, span) => new ExpectationSyntax.Earned(who, amount, by, span)),
        Lead.Of("has", ExampleGrammar.AmountOrColumn, Account, ExampleGrammar.OptAt,
            static (amount, account, at, _) => (who, span) => new ExpectationSyntax.Has(who, amount, account, at, span)),
        Lead.Of("cut", ExampleGrammar.AmountOrColumn, After("by", Dispatch("", Meaning("cap", CutBy.Cap), Meaning("budget", CutBy.Budget))),
            static (amount, by, _) => (who, span) => new ExpectationSyntax.Cut(who, amount, by, span)),
        Lead.Of("enters", Name, ExampleGrammar.OptAt,
            static (name, at, _) => (who, span) => new ExpectationSyntax.Moves(who, name, true, at, span)),
        Lead.Of("leaves", Name, ExampleGrammar.OptAt,
            static (name, at, _) => (who, span) => new ExpectationSyntax.Moves(who, name, false, at, span)),
        Lead.Of("is sent nothing", ExampleGrammar.OptAt,
            static (at, _) => (who, span) => new ExpectationSyntax.IsSent(who, null, at, span)),
        Lead.Of("is sent", ExampleGrammar.TextOrColumn, ExampleGrammar.OptAt,
            static (text, at, _) => (who, span) => new ExpectationSyntax.IsSent(who, text, at, span)),
        Lead.Of("is given", Name, static (name, _) => (who, span) => new ExpectationSyntax.Reward(who, name, true, span)),
        Lead.Of("is refused", Name, static (name, _) => (who, span) => new ExpectationSyntax.Reward(who, name, false, span)),
        Lead.Of("is", Name, ExampleGrammar.OptAt, static (name, at, _) => (who, span) => new ExpectationSyntax.IsTier(who, name, at, span)),
        Lead.Of("starts", Name, ExampleGrammar.OptAt,
            static (name, at, _) => (who, span) => new ExpectationSyntax.Starts(who, name, at, span)),
        Lead.Of("finishes", Name, ExampleGrammar.TextOrColumn, ExampleGrammar.OptAt,
            static (name, text, at, _) => (who, span) => new ExpectationSyntax.Finishes(who, name, text, at, span)));

    /// <summary>An expectation, from the word after <c>expect</c>.</summary>
    public static IResult<ExpectationSyntax> Read(IInput input)
    {
        var at = (TokenInput)input;
        var start = at.Index;
        return Name.Read(ref at, out var subject) && ((Parser<Maker>)Verbs.Read).Read(ref at, out var make)
            ? new Ok<ExpectationSyntax>(make(subject, at.Reader.Span(start, at.Index)), at)
            : new Bad<ExpectationSyntax>(at);
    }
}
