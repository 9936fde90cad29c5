using Workflows.Templates.Evaluation;
using Workflows.Templates.Syntax;

namespace Workflows.Templates.Parsing;

/// <summary>
/// Reads expressions: pipes, conditions, binary operators, calls. Single operands are read by <see cref="OperandParser"/>.
/// </summary>
internal sealed class ExpressionParser
{
    private readonly TokenStream _tokens;
    private readonly OperandParser _operands;

    // Inside of a condition `a : b` the colon ends the first branch, so it can't name an argument there.
    private bool _namesAllowed = true;

    // Behind `for x in` the words `limit:`, `offset:`, `cols:` and `reversed` belong to the loop.
    private bool _inLoopHead;

    internal ExpressionParser(TokenStream tokens, Func<Expression> anonymousFunction)
    {
        _tokens = tokens;
        _operands = new OperandParser(tokens, this, anonymousFunction);
    }

    /// <summary>A whole expression, or null (without an error) where none starts here.</summary>
    /// <param name="isStatement">True where an assignment may follow, which the caller reads.</param>
    internal Expression? Try(bool isStatement = false)
    {
        var isAllowed = _tokens.Enter();
        var left = isAllowed ? TryConditional() : null;
        while (left is not null && _tokens.Kind == TokenKind.Pipe && !_tokens.IsFatal)
        {
            _tokens.IgnoreNewLines();
            _tokens.Advance();
            _tokens.HeedNewLines();
            var destination = TryConditional() ?? Missing("pipe expression", "<expression>", "<expression> | <expression>");
            left = _tokens.Checked(Pipes.Attach(left, destination));
        }

        if (left is not null && !isStatement && Operators.AssignmentOperator(_tokens.Kind) is not null)
        {
            RefuseAssignment(left);
        }

        _tokens.Leave();
        return left;
    }

    /// <summary>A whole expression; a message where none starts here.</summary>
    internal Expression Expect(string what, string syntax) => Try() ?? Missing(what, "<expression>", syntax);

    /// <summary>A whole expression in brackets of its own, where the rules of the surroundings don't hold.</summary>
    internal Expression? TryEnclosed(bool namesAllowed = true)
    {
        var (names, loop) = (_namesAllowed, _inLoopHead);
        (_namesAllowed, _inLoopHead) = (namesAllowed, _inLoopHead && !namesAllowed);
        var result = Try();
        (_namesAllowed, _inLoopHead) = (names, loop);
        return result;
    }

    /// <summary>What a loop walks over, up to the words that belong to the loop.</summary>
    internal Expression? TryLoopItems()
    {
        _inLoopHead = true;
        var result = Try();
        _inLoopHead = false;
        return result;
    }

    /// <summary>Binary operators that bind tighter than a precedence.</summary>
    /// <param name="precedence">The precedence of the operator on the left; 0 for none.</param>
    /// <param name="isArgument">True where a space ends the expression because it separates arguments.</param>
    internal Expression? TryBinary(int precedence, bool isArgument)
    {
        var isAllowed = _tokens.Enter();
        var left = isAllowed ? TryCall(isArgument) : null;
        while (left is not (null or AnonymousFunction) && Operators.Precedence(_tokens.Kind) > precedence && !_tokens.IsFatal)
        {
            var token = _tokens.Advance();
            var right = TryBinary(Operators.Precedence(token.Kind), isArgument)
                ?? Missing("binary expression", "an <expression> to the right of the operator", "<expression> operator <expression>");
            left = _tokens.Checked(Join(token, left, right));
        }

        _tokens.Leave();
        return left;
    }

    /// <summary>Reports that an expression is missing, and gives one to go on with.</summary>
    internal Expression Missing(string what, string wanted, string syntax)
    {
        var at = _tokens.Current.Start;
        _tokens.Error(at, Wordings.MissingValue(what, wanted, _tokens.Shown, syntax));
        return new Literal(at, at, null);
    }

    /// <summary>The arguments in the parentheses that touch a function; the current token is the opening one.</summary>
    internal Call EnclosedArguments(Expression target)
    {
        var (names, loop) = (_namesAllowed, _inLoopHead);
        (_namesAllowed, _inLoopHead) = (true, false);
        _tokens.IgnoreNewLines();
        _tokens.Advance();
        var arguments = new ArgumentList();
        while (_tokens.Kind != TokenKind.CloseParen && !_tokens.IsFatal)
        {
            if (IsNamedArgument())
            {
                arguments.Named.Add(NamedArgument(isEnclosed: true));
            }
            else if (Try() is { } argument)
            {
                arguments.Positional.Add(argument);
            }
            else
            {
                break;
            }

            if (!_tokens.Take(TokenKind.Comma))
            {
                break;
            }
        }

        _tokens.HeedNewLines();
        (_namesAllowed, _inLoopHead) = (names, loop);
        Close(TokenKind.CloseParen, Wordings.MissingParenthesis(_tokens.Shown));
        return new Call(target, [.. arguments.Positional], [.. arguments.Named], false, target.Start, _tokens.LastEnd);
    }

    /// <summary>Takes a closing token, or reports that it is missing.</summary>
    internal void Close(TokenKind kind, Message message)
    {
        if (!_tokens.Take(kind) && !_tokens.IsFatal)
        {
            _tokens.Error(_tokens.Current.Start, message);
        }
    }

    private static Expression Join(Token token, Expression left, Expression right) => token.Kind switch
    {
        TokenKind.And or TokenKind.Or => new Logical(token.Kind, left, right),
        TokenKind.Coalesce or TokenKind.NotCoalesce => new Coalesce(token.Kind, left, right),
        _ => new Binary(token.Kind, left, right, token.Start),
    };

    private void RefuseAssignment(Expression target)
    {
        const string Syntax = "<target_expression> = <value_expression>";
        _tokens.Error(target.Start, Wordings.MisplacedAssignment);
        _tokens.Advance();
        if (Try() is null)
        {
            Missing("assign expression", "<expression>", Syntax);
        }
    }

    private Expression? TryConditional()
    {
        var condition = TryBinary(0, isArgument: false);
        if (condition is null || _tokens.Kind != TokenKind.Question)
        {
            return condition;
        }

        const string Syntax = "<condition> ? <then_value> : <else_value>";
        _tokens.Advance();
        var then = TryEnclosed(namesAllowed: false) ?? Missing("conditional expression", "<expression>", Syntax);
        if (!_tokens.Take(TokenKind.Colon))
        {
            _tokens.Error(_tokens.Current.Start, new Message(
                $"The `?` wants a `:` and the other value, not `{_tokens.Shown}`: {Wordings.Form(Syntax)}",
                $"Error while parsing conditional expression: Expecting `:` instead of `{_tokens.Shown}` in: {Syntax}"));
            return condition;
        }

        var otherwise = TryEnclosed(namesAllowed: false) ?? Missing("conditional expression", "<expression>", Syntax);
        return _tokens.Checked(new Conditional(condition, then, otherwise));
    }

    /// <summary>An operand with the arguments that follow it, if any do.</summary>
    private Expression? TryCall(bool isArgument)
    {
        var target = _operands.Try(isArgument);
        if (target is null or AnonymousFunction || isArgument || !StartsArgument())
        {
            return target;
        }

        var arguments = new ArgumentList();
        while (StartsArgument() && !_tokens.IsFatal)
        {
            if (IsNamedArgument())
            {
                arguments.Named.Add(NamedArgument(isEnclosed: false));
                continue;
            }

            var argument = TryBinary(0, isArgument: true);
            if (argument is null)
            {
                break;
            }

            arguments.Positional.Add(argument);
            if (_namesAllowed && _tokens.Kind == TokenKind.Colon)
            {
                _tokens.Error(argument.Start, new Message(
                    "Before a `:` comes the plain name of an argument",
                    "Expecting a simple global or local variable before `:` in order to create a named argument"));
                break;
            }

            if (argument is AnonymousFunction)
            {
                break;
            }
        }

        var call = new Call(target, [.. arguments.Positional], [.. arguments.Named], false, target.Start, _tokens.LastEnd);
        return _tokens.Checked(call);
    }

    private bool StartsArgument() => OperandParser.StartsArgument(_tokens.Kind) && !(_inLoopHead && IsLoopWord());

    private bool IsLoopWord() => _tokens.IsWord("reversed")
        || _tokens.Peek() == TokenKind.Colon && (_tokens.IsWord("limit") || _tokens.IsWord("offset") || _tokens.IsWord("cols"));

    private bool IsNamedArgument() =>
        _namesAllowed && (_tokens.Kind is TokenKind.Identifier or TokenKind.Local) && _tokens.Peek() == TokenKind.Colon;

    private NamedArgument NamedArgument(bool isEnclosed)
    {
        var name = _tokens.TextOf(_tokens.Advance()).TrimStart('$');
        _tokens.Advance();
        var value = (isEnclosed ? Try() : TryBinary(0, isArgument: true)) ?? Missing("named argument", "<expression>",
            "<name>: <expression>");
        return new NamedArgument(name, value);
    }

    /// <summary>The arguments of a call while they are read.</summary>
    private sealed class ArgumentList
    {
        internal List<Expression> Positional { get; } = [];

        internal List<NamedArgument> Named { get; } = [];
    }
}
