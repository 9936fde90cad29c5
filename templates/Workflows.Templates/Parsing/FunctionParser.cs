using Workflows.Templates.Evaluation;
using Workflows.Templates.Syntax;
using Workflows.Templates.Values;

namespace Workflows.Templates.Parsing;

/// <summary>Reads functions: <c>func f(a, b = 1, c...) … end</c> and <c>do … end</c>.</summary>
internal sealed class FunctionParser(TokenStream tokens, StatementParser statements)
{
    private ExpressionParser? _expressions;

    // Expressions and functions contain each other, so one of the two parsers learns of the other one later.
    internal ExpressionParser Expressions
    {
        private get => _expressions ?? throw new InvalidOperationException("The parser of expressions is set before anything is parsed.");
        set => _expressions = value;
    }

    /// <summary>How many loops are open around the current statement in the current function.</summary>
    internal int OpenLoops { get; set; }

    /// <summary>A function without a name; the current token is <c>do</c>.</summary>
    internal Expression Anonymous()
    {
        var start = tokens.Advance().Start;
        var parameters = Parameters();
        var body = Body();
        if (!tokens.IsWord("end"))
        {
            MissingEnd("do function", "do ... end");
            return new AnonymousFunction(start, tokens.LastEnd, parameters, body);
        }

        tokens.Advance();
        return new AnonymousFunction(start, tokens.LastEnd, parameters, body);
    }

    /// <summary>A function with a name; the current token is <c>func</c>.</summary>
    internal Statement Named()
    {
        tokens.Advance();
        var token = tokens.Current;
        if (token.Kind is not (TokenKind.Identifier or TokenKind.Local))
        {
            var message = Wordings.MissingValue("function statement", "<variable>", tokens.Shown, "func <variable> ... end");
            tokens.Error(token.Start, message, fatal: true);
        }

        tokens.Advance();
        var name = tokens.TextOf(token);
        Syntax.Path target = token.Kind == TokenKind.Local
            ? new LocalVariable(token.Start, token.End, name[1..])
            : new Variable(token.Start, token.End, name);
        var parameters = Parameters();
        var body = Body();
        if (tokens.IsWord("end"))
        {
            tokens.Advance();
        }
        else
        {
            MissingEnd("function statement", "func <variable> ... end");
        }

        return new FunctionDefinition(target, name, parameters, body);
    }

    /// <summary>Reports a block without an end.</summary>
    internal void MissingEnd(string what, string syntax) =>
        tokens.Error(tokens.LastStart, new Message(
            $"The `{syntax.Split(' ')[0]}` above has no `end`",
            $"Error while parsing {what}: The <end> statement was not found in: {syntax}"));

    private Block Body()
    {
        var newLines = tokens.HeedAllNewLines();
        var loops = OpenLoops;
        OpenLoops = 0;
        statements.RequireEnd();
        var body = statements.Block();
        OpenLoops = loops;

        // The word `end` is the current token, so new lines are ignored again only behind it.
        tokens.RestoreNewLines(newLines);
        return body;
    }

    private List<Parameter>? Parameters()
    {
        if (tokens.Kind != TokenKind.OpenParen)
        {
            return null;
        }

        tokens.IgnoreNewLines();
        tokens.Advance();
        var parameters = new List<Parameter>();
        while (tokens.Kind == TokenKind.Identifier && !tokens.IsFatal)
        {
            parameters.Add(Parameter(parameters.Count == 0 ? null : parameters[^1]));
            if (!tokens.Take(TokenKind.Comma))
            {
                break;
            }
        }

        tokens.HeedNewLines();
        Expressions.Close(
            TokenKind.CloseParen, $"The parameters of a function end with `)`, not with `{tokens.Shown}`");
        return parameters;
    }

    private Parameter Parameter(Parameter? previous)
    {
        var token = tokens.Advance();
        var name = tokens.TextOf(token);
        var isRest = tokens.Take(TokenKind.Ellipsis);
        Expression? standard = null;
        if (!isRest && tokens.Take(TokenKind.Assign))
        {
            standard = Expressions.TryBinary(0, isArgument: true)
                ?? Expressions.Missing("function statement", "<expression>", "func <variable>(<parameter> = <expression>)");
        }

        if (previous is { IsRest: true } && standard is not null)
        {
            tokens.Error(token.Start, new Message(
                $"`{name}` stands behind the parameter with `...`, which takes all that is left",
                "Cannot declare an optional parameter after a variable parameter (`...`)."));
        }
        else if (previous is not null && (previous.IsRest || previous.Default is not null) && standard is null && !isRest)
        {
            tokens.Error(token.Start, new Message(
                $"`{name}` needs a default too, because a parameter before it has one",
                "Cannot declare a normal parameter after an optional parameter."));
        }

        return new Parameter(name, standard, isRest);
    }
}
