using Workflows.Core.Ports;
using Workflows.Templates.Syntax;
using Workflows.Templates.Values;

namespace Workflows.Templates.Checking;

/// <summary>
/// Walks through the statements of a template on every way at once: what a branch asked for is known in it, and behind a branch is known
/// what all ways there know.
/// </summary>
internal sealed class StatementChecks
{
    private const string PrintsNothing = "nothing stands here: ask with `if`, or give another value with `??`";

    private readonly Check _check;
    private readonly ExpressionChecks _expressions;

    internal StatementChecks(Check check)
    {
        _check = check;
        _expressions = new ExpressionChecks(check, this);
    }

    /// <summary>Looks at statements one after another; false where the last of them is never left downwards.</summary>
    internal bool Block(Block block)
    {
        foreach (var statement in block.Statements)
        {
            if (!GoesOn(statement))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Looks at a function of the template, of whose arguments nothing is known.</summary>
    internal void Function(IReadOnlyList<Parameter>? parameters, Statement body)
    {
        var outer = _check.Scope;
        _check.Scope = outer.Copy();
        foreach (var parameter in parameters ?? [])
        {
            _check.Scope.Set(parameter.Name, Seen.Anything);
        }

        GoesOn(body);
        _check.Scope = outer;
    }

    private bool GoesOn(Statement statement)
    {
        switch (statement)
        {
            case WriteValue write:
                _expressions.Present(write.Value, PrintsNothing);
                return true;
            case If branches:
                return Branches(branches);
            case Case cases:
                return Cases(cases);
            case Block block:
                return Block(block);
            case Jump:
                return false;
            case Return end:
                if (end.Value is not null)
                {
                    _expressions.Of(end.Value);
                }

                return false;
            case For or While:
                Loop(statement);
                return true;
            default:
                Other(statement);
                return true;
        }
    }

    private bool Branches(If branches)
    {
        var (before, ways, hasElse) = (_check.Scope, new List<Scope>(), false);
        var next = before.Copy();
        foreach (var branch in branches.Branches)
        {
            _check.Scope = next.Copy();
            if (branch.Condition is { } condition)
            {
                _expressions.Of(condition);
                next.Know(Facts.Of(condition, holds: false));
                _check.Scope.Know(Facts.Of(condition, holds: true));
            }
            else
            {
                hasElse = true;
            }

            AddWay(branch.Body, ways);
        }

        if (!hasElse)
        {
            ways.Add(next);
        }

        return Join(before, ways);
    }

    private bool Cases(Case cases)
    {
        var (before, ways, hasElse) = (_check.Scope, new List<Scope>(), false);
        _expressions.Of(cases.Value);
        foreach (var branch in cases.Branches)
        {
            _check.Scope = before.Copy();
            hasElse |= branch.Values.IsEmpty;
            foreach (var value in branch.Values)
            {
                _expressions.Of(value);
            }

            if (!branch.Values.IsEmpty && branch.Values.All(value => value is Literal { Value: not null }) && Facts.PathOf(cases.Value) is { } path)
            {
                _check.Scope.Know([path]);
            }

            AddWay(branch.Body, ways);
        }

        if (!hasElse)
        {
            ways.Add(before.Copy());
        }

        return Join(before, ways);
    }

    private void AddWay(Block body, List<Scope> ways)
    {
        if (Block(body))
        {
            ways.Add(_check.Scope);
        }
    }

    private bool Join(Scope before, List<Scope> ways)
    {
        _check.Scope = before;
        before.Take(ways);
        return ways.Count > 0;
    }

    private void Loop(Statement loop)
    {
        var before = _check.Scope.Copy();
        switch (loop)
        {
            case For each:
                var items = _expressions.Of(each.Range.Items);
                foreach (var part in new[] { each.Range.Offset, each.Range.Limit, each.Range.Columns }.OfType<Expression>())
                {
                    _expressions.Of(part);
                }

                if (each.Variable is Variable variable)
                {
                    _check.Scope.Set(variable.Name, items.Shape.Items is { } item ? new Seen(item) : Seen.Anything);
                }

                Block(each.Body);
                if (each.Otherwise is { } otherwise)
                {
                    var after = _check.Scope;
                    _check.Scope = before.Copy();
                    Block(otherwise);
                    _check.Scope = after;
                }

                break;
            case While again:
                _expressions.Of(again.Condition);
                _check.Scope.Know(Facts.Of(again.Condition, holds: true));
                Block(again.Body);
                break;
        }

        // There may be no round at all. What a round sets is taken for set, as rounds usually build up what began before them.
        var rounds = _check.Scope;
        _check.Scope = before;
        foreach (var name in rounds.Names.Where(name => !before.TryGet(name, out _)).ToList())
        {
            before.Set(name, rounds.TryGet(name, out var seen) ? seen : Seen.Anything);
        }
    }

    private void Other(Statement statement)
    {
        switch (statement)
        {
            case Assignment assignment:
                Assign(assignment);
                break;
            case Capture capture:
                Block(capture.Body);
                Put(capture.Target, Seen.Text);
                break;
            case FunctionDefinition definition:
                Put(definition.Target, Seen.Anything);
                Function(definition.Parameters, definition.Body);
                break;
            case Wrap wrap:
                _expressions.Of(wrap.Call);
                Block(wrap.Body);
                break;
            case With with:
                Open(_expressions.Present(with.Value, "there is nothing to go into"));
                Block(with.Body);
                break;
            case Import import:
                Open(_expressions.Present(import.Value, "there is nothing to take"));
                break;
        }
    }

    private void Assign(Assignment assignment)
    {
        var value = _expressions.Of(assignment.Value);
        if (assignment.ReadsTarget)
        {
            var before = _expressions.Of(assignment.Target);
            value = new Seen(ValueShape.Anything, before.Missing ?? value.Missing);
        }

        Put(assignment.Target, value);
    }

    private void Put(Syntax.Path target, Seen value)
    {
        if (target is Variable variable)
        {
            _check.Assign(variable.Name, value);
        }
        else if (target is Member { Target: Variable owner })
        {
            // A record of the template that is given more than it was made with.
            _check.Assign(owner.Name, Seen.Anything);
        }
    }

    private void Open(Seen record)
    {
        foreach (var (name, shape) in record.Shape.Members)
        {
            _check.Assign(name, new Seen(shape, shape.IsOptional ? name : null));
        }
    }
}
