using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Block = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.BlockSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Budgets, partners, groups and caps, which limit rules.</summary>
internal static class LimitGrammar
{
    private static readonly Clauses<BudgetClauseSyntax> BudgetBody = new("a budget", new(
        "a line of a budget",
        Lead<BudgetClauseSyntax>.Of("limit", Amount, PeriodGrammar.All,
            static (amount, periods, span) => new BudgetClauseSyntax.Limit(amount, periods, span)),
        Lead<BudgetClauseSyntax>.Of("warn at", Percent, static (share, span) => new BudgetClauseSyntax.WarnAt(share, span))));

    private static readonly Clauses<GroupClauseSyntax> GroupBody = new("a group", new(
        "a line of a group",
        Choice("best for member", GroupChoice.BestForMember),
        Choice("best for company", GroupChoice.BestForCompany),
        Choice("first", GroupChoice.First),
        Choice("compound", GroupChoice.Compound)));

    private static readonly Clauses<CapClauseSyntax> CapBody = new("a cap", new(
        "a line of a cap",
        Lead<CapClauseSyntax>.Of("of", SepBy(Name), static (rules, span) => new CapClauseSyntax.Of(rules, span)),
        new Lead<CapClauseSyntax>(
            new Phrase("at most"),
            Lead<CapClauseSyntax>.Of("", PeriodGrammar.AtMost, static (limit, span) => new CapClauseSyntax.AtMost(limit, span)).Parser)));

    public static Block Budget { get; } = Block.Of(
        "budget", Declared, BudgetBody.Read, static (name, clauses, span) => new BudgetSyntax(name, clauses, span));

    public static Block Partner { get; } = Block.Of(
        "partner", Declared, OptText, BudgetBody.ReadOptional, static (name, title, clauses, span) => new PartnerSyntax(name, title, clauses, span));

    public static Block Group { get; } = Block.Of(
        "group", Name, GroupBody.Read, static (name, clauses, span) => new GroupSyntax(name, clauses, span));

    public static Block Cap { get; } = Block.Of(
        "cap", Name, CapBody.Read, static (name, clauses, span) => new CapSyntax(name, clauses, span));

    private static Lead<GroupClauseSyntax> Choice(string words, GroupChoice choice) =>
        Lead<GroupClauseSyntax>.Of(words, span => new GroupClauseSyntax(choice, span));
}
