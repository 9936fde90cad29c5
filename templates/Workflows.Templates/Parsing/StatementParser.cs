using System.Collections.Immutable;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Syntax;
using Workflows.Templates.Values;

namespace Workflows.Templates.Parsing;

/// <summary>
/// Reads blocks of statements: text, braces, expressions. Statements that begin with a word are read by <see cref="WordParser"/>.
/// </summary>
internal sealed class StatementParser
{
    private readonly TokenStream _tokens;
    private readonly ExpressionParser _expressions;
    private readonly WordParser _words;

    // Once a code block is indented, every closing brace ends the indentation: which one ends it depends on the branches taken.
    private bool _hasIndentation;

    internal StatementParser(TokenStream tokens)
    {
        _tokens = tokens;
        var functions = new FunctionParser(tokens, this);
        _expressions = new ExpressionParser(tokens, functions.Anonymous);
        functions.Expressions = _expressions;
        _words = new WordParser(tokens, this, _expressions, functions);
    }

    /// <summary>The whole template.</summary>
    internal Block Template()
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
        while (_tokens.Kind != TokenKind.End && !_tokens.IsFatal)
        {
            statements.AddRange(Statements());
            if (_tokens.Kind == TokenKind.End || _tokens.IsFatal)
            {
                break;
            }

            _words.Misplaced();
        }

        return new Block(statements.ToImmutable());
    }

    /// <summary>Statements up to a word that ends or divides a block, which stays the current token.</summary>
    internal Block Block()
    {
        var isAllowed = _tokens.Enter();
        var block = new Block(isAllowed ? [.. Statements()] : []);
        _tokens.Leave();
        return block;
    }

    /// <summary>Requires the end of a statement; anything else can't be understood.</summary>
    internal void RequireEnd()
    {
        if (_tokens.Kind is not (TokenKind.NewLine or TokenKind.Semicolon or TokenKind.CodeExit or TokenKind.End) && !_tokens.IsFatal)
        {
            _tokens.Error(_tokens.Current.Start, new Message(
                $"`{_tokens.Shown}` does not belong here: end the line, or write `;`, before the next command",
                $"Invalid token found `{_tokens.Shown}`. Expecting <EOL>/end of line."), fatal: true);
        }
    }

    /// <summary>Goes on to the next word inside of a <c>case</c>, over text without content.</summary>
    internal void SkipToStatement()
    {
        while (_tokens.Kind is TokenKind.NewLine or TokenKind.Semicolon or TokenKind.CodeEnter or TokenKind.CodeExit
            || _tokens.Kind == TokenKind.Raw && string.IsNullOrWhiteSpace(_tokens.TextOf(_tokens.Current)))
        {
            _tokens.Advance();
        }
    }

    private List<Statement> Statements()
    {
        var statements = new List<Statement>();
        while (_tokens.Kind != TokenKind.End && !_tokens.IsFatal && !_words.EndsBlock())
        {
            if (Statement() is { } statement)
            {
                statements.Add(statement);
            }
        }

        return statements;
    }

    private Statement? Statement()
    {
        switch (_tokens.Kind)
        {
            case TokenKind.Raw:
                return new RawText(_tokens.TextOf(_tokens.Advance()));
            case TokenKind.CodeEnter:
                var enter = _tokens.Advance();
                _hasIndentation |= enter.End > enter.Start;
                return enter.End > enter.Start ? new Indentation(_tokens.TextOf(enter)) : null;
            case TokenKind.CodeExit:
                _tokens.Advance();
                return _hasIndentation ? new Indentation(null) : null;
            case TokenKind.NewLine or TokenKind.Semicolon:
                _tokens.Advance();
                return null;
            default:
                var statement = _words.Try() ?? ExpressionOrAssignment();
                RequireEnd();
                return statement;
        }
    }

    private Statement? ExpressionOrAssignment()
    {
        var left = _expressions.Try(isStatement: true);
        if (left is null)
        {
            if (!_tokens.IsFatal)
            {
                _tokens.Error(_tokens.Current.Start, Wordings.Unexpected(_tokens.Shown), fatal: true);
            }

            return null;
        }

        if (Operators.AssignmentOperator(_tokens.Kind) is not { } @operator)
        {
            return new WriteValue(left);
        }

        var at = _tokens.Advance().Start;
        var value = _expressions.Expect("assign expression", "<target_expression> = <value_expression>");
        return left is Call call && @operator == TokenKind.Assign && TryFunction(call, value) is { } function
            ? function
            : Assign(left, @operator, value, at);
    }

    private static FunctionDefinition? TryFunction(Call call, Expression body)
    {
        if (call.Target is not Variable name || call.Named.Length > 0 || call.IsPiped || call.Arguments.Any(argument =>
            argument is not Variable))
        {
            return null;
        }

        Parameter[] parameters = [.. call.Arguments.Cast<Variable>().Select(argument => new Parameter(argument.Name, null, false))];
        return new FunctionDefinition(name, name.Name, parameters, new Return(body));
    }

    private Assignment? Assign(Expression left, TokenKind @operator, Expression value, int at)
    {
        var target = left is Parentheses parentheses ? parentheses.Inner : left;
        if (target is Syntax.Path path)
        {
            return new Assignment(path, @operator, value, at);
        }

        _tokens.Error(target.Start, left is Parentheses
            ? new Message(
                "Nothing can be put into this: only into variables, members and elements", "Unsupported target expression for assignment.")
            : Wordings.MisplacedAssignment);
        return null;
    }
}
