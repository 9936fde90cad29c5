using Sprache;
using Workflows.Dsl.Syntax;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.SyntaxNode>;

namespace Workflows.Dsl.Parsing;

/// <summary>The steps of journeys, and the steps in them.</summary>
internal static class StepGrammar
{
    /// <summary>The steps by their words.</summary>
    public static IReadOnlyList<Lead> All => Steps;

    private static readonly Lead[] Steps =
    [
        Lead.Of("step", Declared, (Parser<SyntaxList<SyntaxNode>>)Body,
            static (name, body, span) => new StatementSyntax.Step(name, Statements(body), span)),
        Lead.Of("send", Name, Text, static (channel, template, span) => new StatementSyntax.Send(channel, template, span)),
        Lead.Of("bonus", Amount, RateGrammar.TermsOfBonus,
            static (amount, terms, span) => new StatementSyntax.Bonus(amount, terms.AllOrNothing, terms.Funding, span)),
        Lead.Of("match", Name, After("for", Length), static (tier, length, span) => new StatementSyntax.Match(tier, length, span)),
        Lead.Of("wait up to", Length, After("for", Name), Opt("where", ExpressionGrammar.Whole), Flag("since start"),
            (Parser<SyntaxList<BranchSyntax>>)Branches,
            static (length, name, where, since, branches, span) => new StatementSyntax.WaitFor(length, name, where, since, branches, span)),
        Lead.Of("wait", Length, static (length, span) => new StatementSyntax.Wait(length, span)),
        Lead.Of("task", Name, After("to", Text), Opt("priority", Name), After("due in", Length), (Parser<SyntaxList<BranchSyntax>>)Branches,
            static (name, team, priority, due, branches, span) => new StatementSyntax.Task(name, team, priority, due, branches, span)),
        Lead.Of("if", ExpressionGrammar.Whole, (Parser<SyntaxList<SyntaxNode>>)Body, (Parser<SyntaxList<StatementSyntax>>)Else,
            static (condition, then, otherwise, span) => new StatementSyntax.If(condition, Statements(then), otherwise, span)),
        Lead.Of("at the same time", Flag(", until the first"), (Parser<SyntaxList<BranchSyntax>>)ForkBranches,
            static (first, branches, span) => new StatementSyntax.Fork(first, branches, span)),
        Lead.Of("go to", Name, static (name, span) => new StatementSyntax.GoTo(name, span)),
        Lead.Of("finish", Text, static (outcome, span) => new StatementSyntax.Finish(outcome, span)),
    ];

    private static readonly Clauses<SyntaxNode> StepBody = new("a list of steps", new("a step", Steps)) { Inner = AnyBody };

    private static readonly Lead Branch = Lead.Of(
        "on", Name, (Parser<SyntaxList<SyntaxNode>>)Body, static (name, body, span) => new BranchSyntax(name, Statements(body), span));

    private static readonly Clauses<SyntaxNode> BranchBody = new("the outcomes", new("an outcome", Branch)) { Inner = AnyBody };

    private static readonly Lead ForkBranch = Lead.Of(
        "branch", Name, (Parser<SyntaxList<SyntaxNode>>)Body, static (name, body, span) => new BranchSyntax(name, Statements(body), span));

    private static readonly Clauses<SyntaxNode> ForkBody = new("the branches", new("a branch", ForkBranch)) { Inner = AnyBody };

    /// <summary>The body of a step whose first line couldn't be read: steps, outcomes or branches.</summary>
    private static readonly Clauses<SyntaxNode> EitherBody = new("a list of steps", new("a step", [.. Steps, Branch, ForkBranch])) { Inner = AnyBody };

    private static Phrase ElseWord { get; } = new("else");

    /// <summary>The steps of a body.</summary>
    public static SyntaxList<StatementSyntax> Statements(SyntaxList<SyntaxNode> body) => new([.. body.Items.OfType<StatementSyntax>()]);

    private static Parser<SyntaxList<SyntaxNode>> DeeperBody { get; } = Deeper<SyntaxList<SyntaxNode>>(input => StepBody.Read(input));

    private static Parser<SyntaxList<SyntaxNode>> DeeperBranches { get; } = Deeper<SyntaxList<SyntaxNode>>(input => BranchBody.Read(input));

    private static Parser<SyntaxList<SyntaxNode>> DeeperForkBranches { get; } = Deeper<SyntaxList<SyntaxNode>>(input => ForkBody.Read(input));

    private static Parser<SyntaxList<SyntaxNode>> DeeperAny { get; } = Deeper<SyntaxList<SyntaxNode>>(input => EitherBody.Read(input));

    private static Parser<SyntaxNode> DeeperIf { get; } = Deeper<SyntaxNode>(input => IfStep!.Parser(input));

    private static Lead IfStep { get; } = Steps.Single(step => step.Phrase.First == Lexing.Vocabulary.Require("if"));

    // Steps hold steps: the bodies are read when they are needed and not when this class begins.
    private static IResult<SyntaxList<SyntaxNode>> Body(IInput input) => DeeperBody(input);

    /// <summary>The body of a step whose first line couldn't be read.</summary>
    public static IResult<SyntaxList<SyntaxNode>> AnyBody(IInput input) => DeeperAny(input);

    private static IResult<SyntaxList<BranchSyntax>> Branches(IInput input) => BranchesOf(DeeperBranches, input);

    private static IResult<SyntaxList<BranchSyntax>> ForkBranches(IInput input) => BranchesOf(DeeperForkBranches, input);

    private static IResult<SyntaxList<BranchSyntax>> BranchesOf(Parser<SyntaxList<SyntaxNode>> body, IInput input)
    {
        var at = (TokenInput)input;
        return body.Read(ref at, out var branches)
            ? new Ok<SyntaxList<BranchSyntax>>(new([.. branches.Items.OfType<BranchSyntax>()]), at)
            : new Bad<SyntaxList<BranchSyntax>>(at);
    }

    private static IResult<SyntaxList<StatementSyntax>> Else(IInput input)
    {
        var at = (TokenInput)input;
        if (!ElseWord.Read(ref at))
        {
            return new Ok<SyntaxList<StatementSyntax>>([], at);
        }

        if (at.Is(IfStep.Phrase.First))
        {
            return DeeperIf.Read(ref at, out var step)
                ? new Ok<SyntaxList<StatementSyntax>>([(StatementSyntax)step], at)
                : new Bad<SyntaxList<StatementSyntax>>(at);
        }

        return DeeperBody.Read(ref at, out var body)
            ? new Ok<SyntaxList<StatementSyntax>>(Statements(body), at)
            : new Bad<SyntaxList<StatementSyntax>>(at);
    }
}
