using Workflows.Templates.Evaluation;
using Workflows.Templates.Syntax;

namespace Workflows.Templates.Parsing;

/// <summary>
/// Reads the statements that begin with a word, except for branches and loops, which <see cref="BranchParser"/> and <see
/// cref="LoopParser"/> read.
/// </summary>
internal sealed class WordParser
{
    // Stands for a statement that was reported as wrong: the template will not be rendered.
    private static readonly Block Nothing = new([]);

    private readonly TokenStream _tokens;
    private readonly StatementParser _statements;
    private readonly ExpressionParser _expressions;
    private readonly FunctionParser _functions;
    private readonly BranchParser _branches;
    private readonly LoopParser _loops;

    internal WordParser(TokenStream tokens, StatementParser statements, ExpressionParser expressions, FunctionParser functions)
    {
        (_tokens, _statements, _expressions, _functions) = (tokens, statements, expressions, functions);
        _branches = new BranchParser(tokens, statements, expressions, functions);
        _loops = new LoopParser(tokens, statements, expressions, functions);
    }

    /// <summary>True at a word that ends or divides a block.</summary>
    internal bool EndsBlock() => _tokens.Kind == TokenKind.Identifier && (_tokens.IsWord("end") || _tokens.IsWord("else")
        || _tokens.IsWord("when"));

    /// <summary>A statement that begins with a word, or null where the current token is none of the words.</summary>
    internal Statement? Try() => _tokens.Kind != TokenKind.Identifier || _tokens.Peek() == TokenKind.Dot ? null
        : _tokens.TextOf(_tokens.Current) switch
        {
            "if" => _branches.If(),
            "case" => _branches.Case(),
            "for" => _loops.For(isTable: false),
            "tablerow" => _loops.For(isTable: true),
            "while" => _loops.While(),
            "break" => Jump(Flow.Break),
            "continue" => Jump(Flow.Continue),
            "func" => _functions.Named(),
            "ret" => Return(),
            "capture" => Capture(),
            "with" => With(),
            "wrap" => Wrap(),
            "import" => Import(),
            "readonly" => ReadOnly(),
            _ => null,
        };

    /// <summary>Reports a word that divides or ends a block where none is open, and goes on behind it.</summary>
    internal void Misplaced()
    {
        if (_tokens.IsWord("else"))
        {
            _branches.MisplacedElse();
            return;
        }

        var word = _tokens.Shown;
        _tokens.Error(
            _tokens.Current.Start,
            word == "end" ? "Unexpected `end`: there is no open block"
                : "There is no `case` that this `when` could belong to");
        while (_tokens.Kind is not (TokenKind.NewLine or TokenKind.Semicolon or TokenKind.CodeExit or TokenKind.End))
        {
            _tokens.Advance();
        }
    }

    private Jump Jump(Flow flow)
    {
        var word = _tokens.Advance();
        if (_functions.OpenLoops == 0)
        {
            _tokens.Error(word.Start, new Message(
                $"`{_tokens.TextOf(word)}` works only inside of a loop",
                $"The <{_tokens.TextOf(word)}> statement can only be used inside for/while loops"));
        }

        return new Jump(flow);
    }

    private Return Return()
    {
        _tokens.Advance();
        return new Return(_expressions.Try());
    }

    private Statement Capture()
    {
        _tokens.Advance();
        var target = _expressions.Expect("capture statement", "capture <variable> ... end");
        var body = BlockToEnd("capture statement", "capture <variable> ... end");
        if (target is Syntax.Path path)
        {
            return new Capture(path, body);
        }

        if (target.End > target.Start)
        {
            _tokens.Error(target.Start, $"`capture` takes a variable, not `{_tokens.Slice(target.Start, target.End)}`");
        }

        return Nothing;
    }

    private With With()
    {
        _tokens.Advance();
        var value = _expressions.Expect("with statement", "with <variable> ... end");
        return new With(value, BlockToEnd("with statement", "with <variable> ... end"));
    }

    private Wrap Wrap()
    {
        _tokens.Advance();
        var value = _expressions.Expect("wrap statement", "wrap <function_expression> <arg[0]...arg[n]> ... end");
        var body = BlockToEnd("wrap statement", "wrap <function_expression> <arg[0]...arg[n]> ... end");
        return new Wrap(value as Call ?? new Call(value, [], [], false, value.Start, value.End), body);
    }

    private Import Import()
    {
        _tokens.Advance();
        return new Import(_expressions.Expect("import statement", "import <expression>"));
    }

    private Statement ReadOnly()
    {
        _tokens.Advance();
        var value = _expressions.Expect("readonly statement", "readonly <variable>");
        if (value is Variable variable)
        {
            return new MakeReadOnly(variable);
        }

        _tokens.Error(value.Start, "`readonly` takes a variable");
        return Nothing;
    }

    private Block BlockToEnd(string what, string syntax)
    {
        _statements.RequireEnd();
        var body = _statements.Block();
        _branches.RequireEndWord(what, syntax);
        return body;
    }
}
