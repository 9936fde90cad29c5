using System.Globalization;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Syntax;
using Workflows.Templates.Values;

namespace Workflows.Templates.Parsing;

/// <summary>
/// Reads one operand: a literal, a variable, something in brackets, with prefix operators before and members and indexers behind.
/// </summary>
internal sealed class OperandParser(TokenStream tokens, ExpressionParser expressions, Func<Expression> anonymousFunction)
{
    private readonly LiteralParser _literals = new(tokens, expressions);

    /// <summary>True where a token can only begin an expression, so that it is an argument of what stands before it.</summary>
    internal static bool StartsArgument(TokenKind kind) => kind is TokenKind.Identifier or TokenKind.Local or TokenKind.Integer
        or TokenKind.Float or TokenKind.Text or TokenKind.VerbatimText or TokenKind.InterpolationBegin or TokenKind.OpenParen
        or TokenKind.OpenBracket or TokenKind.OpenBrace or TokenKind.Not or TokenKind.At or TokenKind.Caret
        or TokenKind.Increment or TokenKind.Decrement;

    /// <summary>An operand, or null (without an error) where none starts here.</summary>
    internal Expression? Try(bool isArgument)
    {
        var start = tokens.Current.Start;
        switch (tokens.Kind)
        {
            case TokenKind.Not or TokenKind.Subtract or TokenKind.Add:
                var @operator = tokens.Advance().Kind;
                return Negative(@operator, start, Prefixed(isArgument));
            case TokenKind.At:
                tokens.Advance();
                return new FunctionValue(start, Prefixed(isArgument));
            case TokenKind.Caret:
                tokens.Advance();
                return new Expand(start, Prefixed(isArgument));
            case TokenKind.Increment or TokenKind.Decrement:
                var delta = tokens.Advance().Kind == TokenKind.Increment ? 1 : -1;
                return Increment(Prefixed(isArgument), delta, isPostfix: false, start);
            default:
                return TryPostfix();
        }
    }

    private static Expression Negative(TokenKind @operator, int start, Expression operand) =>
        @operator == TokenKind.Subtract && operand is Literal { Value: int or long or double } number
            ? new Literal(start, operand.End, Arithmetic.Negate(number.Value))
            : new Unary(@operator, start, operand);

    private Expression Prefixed(bool isArgument)
    {
        var isAllowed = tokens.Enter();
        var operand = isAllowed ? Try(isArgument) : null;
        tokens.Leave();
        return operand is null
            ? expressions.Missing("unary expression", "<expression>", "<operator> <expression>")
            : tokens.Checked(operand);
    }

    private Expression Increment(Expression target, int delta, bool isPostfix, int start)
    {
        if (target is Syntax.Path path)
        {
            return new Increment(path, delta, isPostfix, start, Math.Max(tokens.LastEnd, path.End));
        }

        tokens.Error(target.Start, "Only a variable, a member or an element can be counted up or down");
        return target;
    }

    private Expression? TryPostfix()
    {
        var operand = TryPrimary();
        while (operand is not (null or AnonymousFunction) && !tokens.IsFatal)
        {
            var next = TryMember(operand) ?? TryBracket(operand);
            if (next is null)
            {
                break;
            }

            operand = tokens.Checked(next);
        }

        return operand;
    }

    private Expression? TryMember(Expression target)
    {
        if (tokens.Kind is not (TokenKind.Dot or TokenKind.QuestionDot))
        {
            return null;
        }

        if (tokens.Peek() != TokenKind.Identifier)
        {
            tokens.Error(
                tokens.TokenAt(1).Start,
                $"Behind the dot comes the name of a member, not `{tokens.TextOf(tokens.TokenAt(1))}`");
            tokens.Advance();
            return null;
        }

        var isConditional = tokens.Advance().Kind == TokenKind.QuestionDot || target is Member { IsConditional: true };
        var name = tokens.Advance();
        if (tokens.IsText(name, "empty") && tokens.Kind == TokenKind.Question && tokens.Current.Start == name.End)
        {
            tokens.Advance();
            return new IsEmpty(target, tokens.LastEnd);
        }

        return new Member(target, tokens.TextOf(name), name.Start, name.End, isConditional);
    }

    private Expression? TryBracket(Expression target)
    {
        switch (tokens.Kind)
        {
            case TokenKind.OpenBracket when !tokens.SpaceBefore && target is Syntax.Path or Literal or Call:
                return tokens.SpaceBefore ? null : Indexer(target);
            case TokenKind.OpenParen when !tokens.SpaceBefore && target is Syntax.Path:
                return expressions.EnclosedArguments(target);
            case TokenKind.Increment or TokenKind.Decrement when !tokens.SpaceBefore:
                var delta = tokens.Advance().Kind == TokenKind.Increment ? 1 : -1;
                return Increment(target, delta, isPostfix: true, target.Start);
            default:
                return null;
        }
    }

    private Indexer Indexer(Expression target)
    {
        tokens.IgnoreNewLines();
        tokens.Advance();
        var index = expressions.TryEnclosed()
            ?? expressions.Missing("indexer expression", "<index_expression>", "<expression>[<index_expression>]");
        tokens.HeedNewLines();
        expressions.Close(TokenKind.CloseBracket, new Message(
            $"The `[` wants a `]`, not `{tokens.Shown}`", $"Unexpected `{tokens.Shown}`. Expecting ']'"));
        return new Indexer(target, index, tokens.LastEnd);
    }

    private Expression? TryPrimary()
    {
        switch (tokens.Kind)
        {
            case TokenKind.Identifier:
                return Word();
            case TokenKind.Local:
                return Local();
            case TokenKind.Integer or TokenKind.Float:
                return _literals.Number();
            case TokenKind.Text or TokenKind.VerbatimText:
                return _literals.Text();
            case TokenKind.InterpolationBegin:
                return _literals.Interpolation();
            case TokenKind.OpenParen:
                return Parentheses();
            case TokenKind.OpenBracket:
                return Array();
            case TokenKind.OpenBrace:
                return new ObjectParser(tokens, expressions).Parse();
            default:
                return null;
        }
    }

    private Expression Word()
    {
        if (tokens.IsWord("do"))
        {
            return anonymousFunction();
        }

        var token = tokens.Advance();
        var word = tokens.TextOf(token);
        switch (word)
        {
            case "true" or "false":
                return new Literal(token.Start, token.End, Boxes.Of(word == "true"));
            case "null":
                return new Literal(token.Start, token.End, null);
            case "empty":
                return new Literal(token.Start, token.End, Empty.Value);
            case "this":
                return new This(token.Start, token.End);
            case "for" or "while" or "tablerow" when tokens.Kind == TokenKind.Dot && tokens.Peek() == TokenKind.Identifier:
                return LoopMember(token, word == "while");
            default:
                return new Variable(token.Start, token.End, word);
        }
    }

    private LoopMember LoopMember(Token loop, bool isWhile)
    {
        tokens.Advance();
        var member = tokens.Advance();
        var name = tokens.TextOf(member);
        if (!Syntax.LoopMember.Has(name, isWhile))
        {
            var fault = Syntax.LoopMember.Has(name, isWhile: false) ? "invalid" : "not supported";
            tokens.Error(loop.Start, new Message(
                $"A loop has no `{name}`: it has `index`, `first`, `even`, `odd`"
                    + (isWhile ? string.Empty : ", `last`, `changed`, `rindex`, `length`"),
                $"The loop variable <{tokens.Slice(loop.Start, member.End)}> is {fault}"));
        }

        return new LoopMember(loop.Start, member.End, name, isWhile, member.Start);
    }

    private Expression Local()
    {
        var token = tokens.Advance();
        var name = tokens.TextOf(token)[1..];
        if (name.Length == 0)
        {
            return new AllArguments(token.Start, token.End);
        }

        if (name == "$")
        {
            return new WrapBodyCall(token.Start, token.End);
        }

        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? new Argument(token.Start, token.End, index)
            : new LocalVariable(token.Start, token.End, name);
    }

    private Parentheses Parentheses()
    {
        tokens.IgnoreNewLines();
        var start = tokens.Advance().Start;
        var inner = expressions.TryEnclosed() ?? expressions.Missing("parenthesis expression", "<expression>", "( <expression> )");
        tokens.HeedNewLines();
        expressions.Close(TokenKind.CloseParen, Wordings.MissingParenthesis(tokens.Shown));
        return new Parentheses(start, tokens.LastEnd, inner);
    }

    private ArrayLiteral Array()
    {
        tokens.IgnoreNewLines();
        var start = tokens.Advance().Start;
        var items = new List<Expression>();
        while (tokens.Kind != TokenKind.CloseBracket && !tokens.IsFatal)
        {
            var item = expressions.TryEnclosed();
            if (item is null)
            {
                expressions.Missing("array initializer", "<expression>", "[item1, item2,...]");
                break;
            }

            items.Add(item);
            if (!tokens.Take(TokenKind.Comma))
            {
                break;
            }
        }

        tokens.HeedNewLines();
        expressions.Close(TokenKind.CloseBracket, new Message(
            $"The list wants a `]`, not `{tokens.Shown}`", $"Unexpected token found `{tokens.Shown}` while expecting `]`."));
        return new ArrayLiteral(start, tokens.LastEnd, items);
    }
}
