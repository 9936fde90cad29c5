using Workflows.Dsl.Syntax;
using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>
/// Writes an outline as changes of the text that it was read from. What stays where it was isn't touched; what goes elsewhere takes its own
/// text along, with the comments above, in and behind it; what is taken out leaves its comments.
/// </summary>
internal sealed class OutlineWriter
{
    private readonly Changes _changes;
    private readonly SourceText _source;
    private readonly DrawnFlow _given;
    private readonly DrawnFlow _drawn;
    private readonly NewSteps _new;
    private readonly HashSet<OutlineItem> _staying = [];
    private readonly StepPieces _pieces;

    /// <summary>Prepares to write.</summary>
    public OutlineWriter(Changes changes, DrawnFlow given, DrawnFlow drawn, OutlineList root)
    {
        (_changes, _source, _given, _drawn) = (changes, changes.Source, given, drawn);
        _new = new NewSteps(changes, drawn, LinesOf);
        _pieces = new StepPieces(changes.Source);
        FindStaying(root);
        FindMoving(root);
    }

    /// <summary>Whether the text is laid out so that lines can't be put into it or taken out of it: several steps on one line.</summary>
    public bool IsOdd { get; private set; }

    /// <summary>Writes the steps of a journey.</summary>
    /// <param name="root">Its outline.</param>
    /// <param name="opening">Where its brace opens.</param>
    public void Write(OutlineList root, int opening) => WriteList(root, opening);

    private void FindStaying(OutlineList list)
    {
        _staying.UnionWith(CommonOrder.Of(list.Before, list.Items));
        foreach (var inner in list.Items.SelectMany(item => item.Lists))
        {
            FindStaying(inner);
        }
    }

    private void FindMoving(OutlineList list)
    {
        foreach (var item in list.Items)
        {
            if (item.Old is not null && !_staying.Contains(item))
            {
                _pieces.Move(item.Old);
            }

            item.Lists.ForEach(FindMoving);
        }
    }

    private void WriteList(OutlineList list, int opening)
    {
        var closing = _source.ClosingOf(opening);
        if (list.Items.SequenceEqual(list.Before))
        {
            list.Items.ForEach(WriteInside);
        }
        else if (_source.OnOneLine(opening, closing))
        {
            _changes.Replace(opening, closing + 1, _new.Braces(list.Items, _source.Indent(opening), true));
        }
        else if (list.Before.Exists(item => !_pieces.HasOwnLines(item.Old!)) || !_source.IsLastOnLine(opening + 1) || !_source.IsFirstOnLine(closing))
        {
            IsOdd = true;
        }
        else
        {
            WriteLines(list, opening, closing);
        }
    }

    private void WriteLines(OutlineList list, int opening, int closing)
    {
        var indent = list.Before.Count > 0 ? _source.Indent(_source.Start(list.Before[0].Old!.Span)) : _source.Indent(opening) + NewSteps.Deeper;
        int? behind = null;
        foreach (var item in list.Items)
        {
            if (_staying.Contains(item))
            {
                WriteInside(item);
                behind = _source.LineEnd(_source.End(item.Old!.Span));
                continue;
            }

            var lines = LinesOf(item, indent);
            if (item is { Kind: OutlineKind.Part, Old: null } && StepAfter(list, item) is { } next)
            {
                _changes.Insert(_pieces.Extent(next, true).Start, string.Concat(lines.Select(line => line + _source.NewLine)));
            }
            else if (behind is { } end)
            {
                _changes.Insert(end, string.Concat(lines.Select(line => _source.NewLine + line)));
            }
            else
            {
                _changes.Insert(_pieces.FirstLine(list, opening, closing), string.Concat(lines.Select(line => line + _source.NewLine)));
            }
        }

        foreach (var gone in list.Before.Where(item => !_staying.Contains(item)))
        {
            Remove(gone, list.Items.Contains(gone) || gone.In is not null);
        }
    }

    /// <summary>What a new part stands right before, where that stays.</summary>
    private StatementSyntax? StepAfter(OutlineList list, OutlineItem part)
    {
        var next = list.Items.IndexOf(part) + 1;
        return next < list.Items.Count && _staying.Contains(list.Items[next]) ? list.Items[next].Old : null;
    }

    private void Remove(OutlineItem item, bool isMoving)
    {
        var (start, end) = _pieces.Extent(item.Old!, isMoving);
        _changes.Edits.Add(new TextEdit(start, end - start, isMoving ? "" : _pieces.CommentsOf(start, end, _source.Indent(start))));
    }

    /// <summary>The lines of an entry that is new, or that goes here from elsewhere.</summary>
    private List<string> LinesOf(OutlineItem item, string indent)
    {
        if (item.Old is not { } statement)
        {
            return _new.Lines(item, indent);
        }

        var edits = _changes.Within(() => WriteInside(item));
        var (start, end) = _pieces.Extent(statement, true);
        var before = _source.Indent(_source.Start(statement.Span));
        var text = _source.Slice(start, _pieces.HasOwnLines(statement) ? _source.LineEnd(_source.End(statement.Span)) : end, edits);
        return [.. text.Split('\n').Select(line => line.TrimEnd('\r')).Select((line, number) =>
            line.Trim().Length == 0 ? ""
            : indent + (line.StartsWith(before, StringComparison.Ordinal) ? line[before.Length..] : number == 0 ? line : line.TrimStart()))];
    }

    private void WriteInside(OutlineItem item)
    {
        switch (item.Old)
        {
            case StatementSyntax.GoTo jump when item.Target is { } target && target.Name != jump.Target.Text:
                _changes.Replace(_source.Start(jump.Target.Span), _source.End(jump.Target.Span), target.Name);
                break;
            case StatementSyntax.Step part:
                WriteList(item.Lists[0], _source.OpeningAt(_source.End((part.Name.Was ?? part.Name).Span)));
                break;
            case { } statement when item.Kind == OutlineKind.Step && _given.Has(item.Node):
                new FieldEdits(_changes, _given[item.Node], _drawn[item.Node]).Write(statement);
                WriteOutcomes(item, statement);
                break;
            default:
                break;
        }
    }

    private void WriteOutcomes(OutlineItem item, StatementSyntax statement)
    {
        switch (statement)
        {
            case StatementSyntax.If branch:
                WriteIf(item, branch);
                break;
            case StatementSyntax.WaitFor wait:
                WriteBranches(item, wait.Branches, _source.OpeningAt(_source.End(wait.Event.Span)));
                break;
            case StatementSyntax.Task task:
                WriteBranches(item, task.Branches, _source.OpeningAt(_source.End(task.DueIn.Span)));
                break;
            case StatementSyntax.Fork fork:
                WriteMode(item, fork);
                WriteBranches(item, fork.Branches, _source.OpeningAt(_source.Start(fork.Span)));
                break;
            default:
                break;
        }
    }

    /// <summary>A fork whose branches never come together stays what it is.</summary>
    private void WriteMode(OutlineItem item, StatementSyntax.Fork fork)
    {
        var words = _source.TokenAt(_source.Start(fork.Span));
        var (behind, end) = (_source.At(words + 3).End, _source.At(words + 7).End);
        if (item.Other is not null && _new.IsUntilFirst(item) != fork.UntilFirst)
        {
            _changes.Replace(behind, fork.UntilFirst ? end : behind, fork.UntilFirst ? "" : NewSteps.UntilFirst);
        }
    }

    private void WriteIf(OutlineItem item, StatementSyntax.If branch)
    {
        var opening = _source.OpeningAt(_source.End(branch.Condition.Span));
        var closing = _source.ClosingOf(opening);
        var otherwise = item.ListOf(PictureOutcomes.False)!;
        WriteList(item.ListOf(PictureOutcomes.True)!, opening);
        var word = _source.TokenAt(closing + 1);
        if (_source.At(word).Start >= _source.End(branch.Span))
        {
            if (otherwise.Items.Count > 0)
            {
                _changes.Insert(closing + 1, $" else {_new.Braces(otherwise.Items, _source.Indent(closing), true)}");
            }

            return;
        }

        var next = _source.At(word + 1).Start;
        if (otherwise.Items.Count == 0 && otherwise.Before.Count > 0 && !_source.Comments(closing, _source.End(branch.Span)).Any())
        {
            _changes.Replace(closing + 1, _source.End(branch.Span), "");
        }
        else if (_source.WordAt(word + 1) == "{")
        {
            WriteList(otherwise, next);
        }
        else if (otherwise.Items.SequenceEqual(otherwise.Before))
        {
            otherwise.Items.ForEach(WriteInside);
        }
        else
        {
            var comments = otherwise.Items.Contains(otherwise.Before[0]) ? ""
                : _pieces.CommentsOf(next, _source.End(branch.Span), _source.Indent(closing) + NewSteps.Deeper);
            _changes.Edits.Add(new TextEdit(
                next, _source.End(branch.Span) - next, _new.Braces(otherwise.Items, _source.Indent(closing), false, comments)));
        }
    }

    private void WriteBranches(OutlineItem item, SyntaxList<BranchSyntax> before, int opening)
    {
        var kind = _drawn[item.Node].Kind;
        var closing = _source.ClosingOf(opening);
        var isNew = item.Lists.Where(list => list.Branch is null && NewSteps.IsSaid(kind, list)).ToList();
        var gone = before.Where(branch => item.Lists.TrueForAll(list => list.Branch != branch)).ToList();
        if (isNew.Count + gone.Count > 0 && _source.OnOneLine(opening, closing))
        {
            _changes.Replace(opening, closing + 1, BranchesOnLines(kind, item, _source.Indent(opening)));
            return;
        }

        foreach (var list in item.Lists.Where(list => list.Branch is not null))
        {
            WriteBranch(kind, list);
        }

        IsOdd |= isNew.Count + gone.Count > 0
            && before.Any(branch => !_source.IsFirstOnLine(_source.Start(branch.Span)) || !_source.IsLastOnLine(_source.End(branch.Span)));
        var indent = before.Count > 0 ? _source.Indent(_source.Start(before[0].Span)) : _source.Indent(opening) + NewSteps.Deeper;
        foreach (var list in isNew)
        {
            var above = item.Lists.TakeWhile(one => one != list).LastOrDefault(one => one.Branch is not null)?.Branch;
            var at = _source.NextLine(above is null ? opening : _source.End(above.Span));
            _changes.Insert(at, string.Concat(_new.Branch(kind, list, indent).Select(line => line + _source.NewLine)));
        }

        foreach (var branch in gone)
        {
            var (start, end) = (_source.LineStart(_source.Start(branch.Span)), _source.NextLine(_source.End(branch.Span)));
            _changes.Edits.Add(new TextEdit(start, end - start, _pieces.CommentsOf(start, end, indent)));
        }
    }

    private void WriteBranch(PictureStepKind kind, OutlineList list)
    {
        var outcome = list.Branch!.Outcome;
        if (Words.Of(kind, list.Outcome) is var word && word != outcome.Text)
        {
            _changes.Replace(_source.Start(outcome.Span), _source.End(outcome.Span), word);
        }

        WriteList(list, _source.OpeningAt(_source.End(outcome.Span)));
    }

    /// <summary>The outcomes of a wait or task that had them all on one line, each on a line of its own.</summary>
    private string BranchesOnLines(PictureStepKind kind, OutlineItem item, string indent)
    {
        var lines = item.Lists.Where(list => list.Branch is not null || NewSteps.IsSaid(kind, list)).SelectMany(list =>
        {
            if (list.Branch is not { } branch)
            {
                return _new.Branch(kind, list, indent + NewSteps.Deeper);
            }

            var edits = _changes.Within(() => WriteBranch(kind, list));
            return [indent + NewSteps.Deeper + _source.Slice(_source.Start(branch.Span), _source.End(branch.Span), edits)];
        });
        return $"{{{_source.NewLine}{string.Concat(lines.Select(line => line + _source.NewLine))}{indent}}}";
    }
}
