using Sprache;
using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Block = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.BlockSyntax>;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.GuardClauseSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Guards.</summary>
internal static class GuardGrammar
{
    private static readonly Parser<HoldTermSyntax> Term = Lead<HoldTermSyntax>.Of(
        "", Length, After(", then", Dispatch("", Meaning("release", true), Meaning("deny", false))),
        static (length, releases, span) => new HoldTermSyntax(length, releases, span)).Parser;

    private static readonly Clauses<GuardClauseSyntax> Body = new("a guard", new(
        "a line of a guard",
        Lead.Of("on", TriggerGrammar.Trigger, static (trigger, span) => new GuardClauseSyntax.On(trigger, span)),
        Lead.Of("when", ExpressionGrammar.Whole, static (condition, span) => new GuardClauseSyntax.When(condition, span)),
        new Lead(new Phrase("at most"), Lead.Of("", PeriodGrammar.AtMost,
            static (limit, span) => new GuardClauseSyntax.AtMost(limit, span)).Parser),
        Lead.Of("then hold for", Text, Opt("up to", Term), static (team, term, span) => new GuardClauseSyntax.Then(GuardAction.Hold, team, term, span)),
        Lead.Of("then refuse", static span => new GuardClauseSyntax.Then(GuardAction.Refuse, null, null, span)),
        Lead.Of("then alert", Text, static (team, span) => new GuardClauseSyntax.Then(GuardAction.Alert, team, null, span))));

    public static Block Guard { get; } = Block.Of(
        "guard", Name, Body.Read, static (name, clauses, span) => new GuardSyntax(name, clauses, span));
}
