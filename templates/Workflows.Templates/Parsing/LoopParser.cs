using Workflows.Templates.Evaluation;
using Workflows.Templates.Syntax;

namespace Workflows.Templates.Parsing;

/// <summary>Reads <c>for</c>, <c>tablerow</c> and <c>while</c>.</summary>
internal sealed class LoopParser(TokenStream tokens, StatementParser statements, ExpressionParser expressions, FunctionParser functions)
{
    internal Statement? For(bool isTable)
    {
        var word = isTable ? "tablerow" : "for";
        var syntax = $"{word} <variable> in <expression> ... end";
        var start = tokens.Advance().Start;
        if (tokens.Kind is not (TokenKind.Identifier or TokenKind.Local))
        {
            Refuse(start, word, $"a variable instead of `{tokens.Shown}`", syntax);
            return null;
        }

        var variable = Variable();
        if (!tokens.IsWord("in"))
        {
            Refuse(start, word, $"'in' word instead of `{tokens.Shown}`", syntax);
            return null;
        }

        tokens.Advance();
        var items = expressions.TryLoopItems() ?? expressions.Missing($"{word} statement", "<expression>", syntax);
        var range = Range(new LoopRange(items, null, null, false, null));
        var body = Body();
        Block? otherwise = null;
        if (tokens.IsWord("else") && !tokens.IsFatal)
        {
            tokens.Advance();
            statements.RequireEnd();
            otherwise = statements.Block();
        }

        RequireEndWord($"{word} statement", syntax);
        return new For(variable, range, body, otherwise, isTable);
    }

    internal While While()
    {
        const string Syntax = "while <expression> ... end";
        tokens.Advance();
        var condition = expressions.Expect("while statement", Syntax);
        var body = Body();
        RequireEndWord("while statement", Syntax);
        return new While(condition, body);
    }

    private void Refuse(int start, string word, string wanted, string syntax) =>
        tokens.Error(start, new Message(
            $"A loop is written {Wordings.Form(syntax)}; here stands `{tokens.Shown}`",
            $"Error while parsing {word} statement: Expecting {wanted} in: {syntax}"), fatal: true);

    private Syntax.Path Variable()
    {
        var token = tokens.Advance();
        var name = tokens.TextOf(token);
        return token.Kind == TokenKind.Local
            ? new LocalVariable(token.Start, token.End, name[1..])
            : new Variable(token.Start, token.End, name);
    }

    private LoopRange Range(LoopRange range)
    {
        while (tokens.Kind == TokenKind.Identifier && !tokens.IsFatal)
        {
            if (tokens.IsWord("reversed"))
            {
                tokens.Advance();
                range = range with { IsReversed = true };
                continue;
            }

            if (tokens.Peek() != TokenKind.Colon)
            {
                break;
            }

            var name = tokens.Advance();
            tokens.Advance();
            var value = expressions.TryBinary(0, isArgument: true) ?? expressions.Missing("for statement", "<expression>",
                "<name>: <expression>");
            range = tokens.TextOf(name) switch
            {
                "limit" => range with { Limit = value },
                "offset" => range with { Offset = value },
                "cols" => range with { Columns = value },
                _ => Unknown(range, name),
            };
        }

        return range;
    }

    private LoopRange Unknown(LoopRange range, Token name)
    {
        tokens.Error(name.Start, $"A loop has no `{tokens.TextOf(name)}`: it takes `offset`, `limit`, `cols` and `reversed`");
        return range;
    }

    private Block Body()
    {
        statements.RequireEnd();
        functions.OpenLoops++;
        var body = statements.Block();
        functions.OpenLoops--;
        return body;
    }

    private void RequireEndWord(string what, string syntax)
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
}
