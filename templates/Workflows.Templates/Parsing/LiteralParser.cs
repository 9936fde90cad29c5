using Workflows.Templates.Evaluation;
using Workflows.Templates.Syntax;

namespace Workflows.Templates.Parsing;

/// <summary>Reads numbers and texts, also those with expressions inside.</summary>
internal sealed class LiteralParser(TokenStream tokens, ExpressionParser expressions)
{
    internal Literal Number()
    {
        var token = tokens.Advance();
        var text = tokens.TextOf(token);
        var value = token.Kind == TokenKind.Integer ? Literals.Integer(text, out var message) : Literals.Float(text, out message);
        if (message is not null)
        {
            tokens.Error(token.Start, message);
        }

        return new Literal(token.Start, token.End, value);
    }

    internal Literal Text()
    {
        var token = tokens.Advance();
        var raw = tokens.Slice(token.Start + 1, token.End - 1);
        var value = token.Kind == TokenKind.VerbatimText
            ? raw.Replace("``", "`", StringComparison.Ordinal)
            : Unescaped(raw, token.Start + 1);
        return new Literal(token.Start, token.End, value);
    }

    private string Unescaped(string raw, int start)
    {
        var value = Literals.Quoted(raw, out var message, out var at);
        if (message is not null)
        {
            tokens.Error(start + at, message);
        }

        return value;
    }

    internal Interpolation Interpolation()
    {
        var start = tokens.Advance().Start;
        var parts = new List<Expression>();
        while (!tokens.IsFatal)
        {
            if (tokens.Kind == TokenKind.InterpolationText)
            {
                var text = tokens.Advance();
                if (text.End > text.Start)
                {
                    parts.Add(new Literal(text.Start, text.End, Unescaped(tokens.TextOf(text), text.Start)));
                }
            }
            else if (tokens.Take(TokenKind.InterpolationOpen))
            {
                parts.Add(expressions.TryEnclosed() ?? expressions.Missing("interpolated string", "<expression>",
                    "$\"...{<expression>}...\""));
                if (!tokens.Take(TokenKind.InterpolationClose))
                {
                    tokens.Error(tokens.Current.Start, new Message(
                        "The `{` in this text is not closed by a `}` on the same line",
                        "Opened interpolated expression not closed on the same line."));
                    tokens.Error(tokens.Current.Start, Wordings.Unexpected(tokens.Shown), fatal: true);
                }
            }
            else
            {
                if (!tokens.Take(TokenKind.InterpolationEnd))
                {
                    tokens.Error(tokens.Current.Start, Wordings.Unexpected(tokens.Shown));
                }

                break;
            }
        }

        return new Interpolation(start, tokens.LastEnd, parts);
    }
}
