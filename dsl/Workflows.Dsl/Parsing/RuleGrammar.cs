using Workflows.Dsl.Syntax;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Block = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.BlockSyntax>;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.RuleClauseSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Rules.</summary>
internal static class RuleGrammar
{
    private const int PriorityMost = 1_000_000;

    /// <summary>On which days it is in force.</summary>
    public static Lead Valid { get; } = Lead.Of(
        "valid", Date, Opt("to", Date), static (from, to, span) => new RuleClauseSyntax.Valid(from, to, span));

    /// <summary>A condition on the member.</summary>
    public static Lead When { get; } = Lead.Of(
        "when", ExpressionGrammar.Whole, static (condition, span) => new RuleClauseSyntax.When(condition, span));

    /// <summary>What it gives that is never multiplied.</summary>
    public static Lead Bonus { get; } = Lead.Of(
        "bonus", RateGrammar.Rates, RateGrammar.OptTo, RateGrammar.OptAwaited, RateGrammar.TermsOfBonus,
        static (rates, to, until, terms, span) => new RuleClauseSyntax.Bonus(rates, to, terms.AllOrNothing, terms.Funding, until, span));

    /// <summary>A limit.</summary>
    public static Lead AtMost { get; } = new(new Phrase("at most"), Lead.Of(
        "", PeriodGrammar.AtMost, static (limit, span) => new RuleClauseSyntax.AtMost(limit, span)).Parser);

    private static readonly Lead[] Conditions =
    [
        Valid,
        Lead.Of("on", TriggerGrammar.Trigger, static (trigger, span) => new RuleClauseSyntax.On(trigger, span)),
        When,
        Lead.Of("except when", ExpressionGrammar.Whole, static (condition, span) => new RuleClauseSyntax.ExceptWhen(condition, span)),
        Lead.Of("for each", Name, After("in", AtomGrammar.Path), Opt("where", ExpressionGrammar.Whole),
            static (line, path, where, span) => new RuleClauseSyntax.ForEach(line, path, where, span)),
    ];

    private static readonly Lead[] Effects =
    [
        Lead.Of("award", RateGrammar.Rates, RateGrammar.OptTo, RateGrammar.OptFunding,
            static (rates, to, funding, span) => new RuleClauseSyntax.Award(rates, to, funding, span)),
        Bonus,
        Lead.Of("multiply", Name, OptList("of", SepBy(Name)), After("by", Number), RateGrammar.OptFunding,
            static (currency, rules, by, funding, span) => new RuleClauseSyntax.Multiply(currency, rules, by, funding, span)),
        Lead.Of("extend", Name, After("by", Length), static (currency, by, span) => new RuleClauseSyntax.Extend(currency, by, span)),
        Lead.Of("match", Name, After("for", Length), static (tier, length, span) => new RuleClauseSyntax.Match(tier, length, span)),
    ];

    private static readonly Lead[] Limits =
    [
        Lead.Of("compete in", Name, static (name, span) => new RuleClauseSyntax.CompeteIn(name, span)),
        Lead.Of("priority", Whole(0, PriorityMost), static (value, span) => new RuleClauseSyntax.Priority(value, span)),
        AtMost,
    ];

    private static readonly Clauses<RuleClauseSyntax> RuleBody = new(
        "a rule", new("a line of a rule", [.. Conditions, .. Effects, .. Limits]));

    public static Block Rule { get; } = Block.Of(
        "rule", Declared, OptText, RuleBody.Read, static (name, title, clauses, span) => new RuleSyntax(name, title, clauses, span));
}
