using System.Collections.Immutable;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Syntax;

namespace Workflows.Templates.Parsing;

/// <summary>Reads <c>if</c> and <c>case</c>.</summary>
internal sealed class BranchParser(TokenStream tokens, StatementParser statements, ExpressionParser expressions, FunctionParser functions)
{
    private const string IfSyntax = "if <expression> ... end|else|else if";
    private const string CaseSyntax = "case <expression> ... end|when|else";

    internal If If()
    {
        tokens.Advance();
        var condition = expressions.Expect("if statement", IfSyntax);
        var branches = ImmutableArray.CreateBuilder<Branch>();
        branches.Add(new Branch(condition, Body()));
        while (tokens.IsWord("else") && branches[^1].Condition is not null && !tokens.IsFatal)
        {
            branches.Add(Else());
        }

        RequireEndWord("if statement", IfSyntax);
        return new If(branches.ToImmutable());
    }

    internal Case Case()
    {
        tokens.Advance();
        var value = expressions.Expect("case statement", CaseSyntax);
        statements.RequireEnd();
        statements.SkipToStatement();
        var branches = ImmutableArray.CreateBuilder<CaseBranch>();
        if (!tokens.IsWord("when") && !tokens.IsWord("else") && !tokens.IsWord("end") && tokens.Kind != TokenKind.End && !tokens.IsFatal)
        {
            tokens.Error(tokens.Current.Start, new Message(
                $"Behind `case` comes `when`, not `{tokens.Shown}`",
                $"Unexpected statement/expression `{tokens.Shown}` in the body of a `case` statement. Only `when`/`else` are expected."));
            statements.Block();
        }

        while (tokens.IsWord("when") && !tokens.IsFatal)
        {
            tokens.Advance();
            var values = Values();
            branches.Add(new CaseBranch(values, Body()));
        }

        if (tokens.IsWord("else") && !tokens.IsFatal)
        {
            RefuseElse(branches.Count == 0);
            tokens.Advance();
            branches.Add(new CaseBranch([], Body()));
        }

        RequireEndWord("case statement", CaseSyntax);
        return new Case(value, branches.ToImmutable());
    }

    /// <summary>Reports an <c>else</c> outside of everything it could belong to, and goes over its body.</summary>
    internal void MisplacedElse()
    {
        RefuseElse(true);
        Else();
        if (tokens.IsWord("end"))
        {
            tokens.Advance();
        }
    }

    /// <summary>Takes the word <c>end</c>, or reports that it is missing.</summary>
    internal void RequireEndWord(string what, string syntax)
    {
        if (tokens.IsWord("end"))
        {
            tokens.Advance();
        }
        else if (!tokens.IsFatal)
        {
            functions.MissingEnd(what, syntax);
        }
    }

    private Branch Else()
    {
        tokens.Advance();
        if (!tokens.IsWord("if"))
        {
            return new Branch(null, Body());
        }

        tokens.Advance();
        var condition = expressions.Expect("if statement", IfSyntax);
        return new Branch(condition, Body());
    }

    private Block Body()
    {
        statements.RequireEnd();
        return statements.Block();
    }

    // Between values `||` separates as the comma does, so only operators that bind tighter belong to a value.
    private ImmutableArray<Expression> Values()
    {
        var values = ImmutableArray.CreateBuilder<Expression>();
        do
        {
            values.Add(expressions.TryBinary(Operators.Precedence(TokenKind.Or), isArgument: false)
                ?? expressions.Missing("when statement", "<expression>", "when <expression> ... end|when|else"));
        }
        while (tokens.Take(TokenKind.Comma) || tokens.Take(TokenKind.Or));

        return values.ToImmutable();
    }

    private void RefuseElse(bool isMisplaced)
    {
        if (isMisplaced)
        {
            tokens.Error(tokens.Current.Start, new Message(
                "There is no `if`, `case` or loop that this `else` could belong to",
                "A else condition must be preceded by another if/else/when condition or a for loop."));
        }
    }
}
