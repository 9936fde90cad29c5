using Workflows.Templates.Evaluation;
using Workflows.Templates.Syntax;

namespace Workflows.Templates.Parsing;

/// <summary>Reads a record, <c>{a: 1, "b": 2}</c>.</summary>
internal sealed class ObjectParser(TokenStream tokens, ExpressionParser expressions)
{
    internal ObjectLiteral Parse()
    {
        tokens.IgnoreNewLines();
        var start = tokens.Advance().Start;
        var members = new List<KeyValuePair<string, Expression>>();
        var isWhole = true;
        while (tokens.Kind != TokenKind.CloseBrace && isWhole && !tokens.IsFatal)
        {
            isWhole = TryMember(members);
            if (!isWhole || !tokens.Take(TokenKind.Comma))
            {
                break;
            }
        }

        tokens.HeedNewLines();

        // After a broken member what follows is reported as such, not the missing brace.
        if (isWhole)
        {
            expressions.Close(TokenKind.CloseBrace, new Message(
                $"The record wants a `}}`, not `{tokens.Shown}`", $"Unexpected token found `{tokens.Shown}` while expecting `}}`."));
        }

        return new ObjectLiteral(start, tokens.LastEnd, members);
    }

    private bool TryMember(List<KeyValuePair<string, Expression>> members)
    {
        if (tokens.Kind is not (TokenKind.Identifier or TokenKind.Text))
        {
            tokens.Error(tokens.Current.Start, new Message(
                $"`{tokens.Shown}` is no name of a member; a record is written `{{name: value}}`",
                $"Unexpected token `{tokens.Shown}` while parsing object initializer. Expecting a simple identifier for the member name."));
            return false;
        }

        var token = tokens.Advance();
        var name = token.Kind == TokenKind.Identifier
            ? tokens.TextOf(token)
            : Literals.Quoted(tokens.Slice(token.Start + 1, token.End - 1), out _, out _);
        if (!tokens.Take(TokenKind.Colon))
        {
            tokens.Error(tokens.Current.Start, new Message(
                $"Behind the member `{name}` comes a `:`, not `{tokens.Shown}`",
                $"Unexpected token `{tokens.Shown}` Expecting a colon : after identifier `{name}` for object initializer member name"));
            return false;
        }

        if (expressions.TryEnclosed() is { } value)
        {
            members.Add(new KeyValuePair<string, Expression>(name, value));
            return true;
        }

        tokens.Error(tokens.Current.Start, new Message(
            $"The member `{name}` wants a value, not `{tokens.Shown}`",
            $"Unexpected token `{tokens.Shown}`. Expecting an expression for the value of the member."));
        return false;
    }
}
