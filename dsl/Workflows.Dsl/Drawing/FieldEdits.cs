using Workflows.Dsl.Syntax;
using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>Changes in the text what a step says that was there before, word by word.</summary>
/// <param name="changes">Collects the edits.</param>
/// <param name="given">The step as it was given out.</param>
/// <param name="drawn">The step as it was drawn.</param>
internal sealed class FieldEdits(Changes changes, PictureStep given, PictureStep drawn)
{
    private readonly SourceText _source = changes.Source;

    /// <summary>Writes what changed.</summary>
    public void Write(StatementSyntax statement)
    {
        switch (statement)
        {
            case StatementSyntax.Send send:
                Change(PictureFields.Channel, send.Channel);
                Change(PictureFields.Template, send.Template);
                break;
            case StatementSyntax.Bonus bonus:
                Write(bonus);
                break;
            case StatementSyntax.Match match:
                Change(PictureFields.Tier, match.Tier);
                Change(PictureFields.Lasts, match.For);
                break;
            case StatementSyntax.Wait wait:
                Change(PictureFields.Length, wait.Length);
                break;
            case StatementSyntax.WaitFor wait:
                Write(wait);
                break;
            case StatementSyntax.Task task:
                Change(PictureFields.Task, task.Name);
                Change(PictureFields.Team, task.Team);
                Change(PictureFields.DueIn, task.DueIn);
                ChangeOptional(PictureFields.Priority, " priority ", _source.End(task.Team.Span), task.Priority is { } priority ? End(priority) : null);
                break;
            case StatementSyntax.If branch:
                Change(PictureFields.Condition, Behind(branch.Span), _source.At(_source.TokenAt(_source.OpeningAt(End(branch.Condition))) - 1).End);
                break;
            case StatementSyntax.Finish finish:
                Change(PictureFields.Outcome, finish.Outcome);
                break;
            default:
                break;
        }
    }

    private void Write(StatementSyntax.Bonus bonus)
    {
        var (start, unit, end) = (_source.Start(bonus.Amount.Span), _source.Start(bonus.Amount.Unit.Span), End(bonus.Amount));
        Change(PictureFields.Amount, start, _source.At(_source.TokenAt(unit) - 1).End);
        Change(PictureFields.Currency, bonus.Amount.Unit);
        ChangeOptional(PictureFields.FundedBy, " funded by ", end, bonus.Funding is { } funding ? End(funding) : null);
        var all = IndexOf(end, _source.End(bonus.Span), "all");
        ChangeFlag(
            PictureFields.AllOrNothing, ", all or nothing", _source.End(bonus.Span),
            bonus.AllOrNothing ? (_source.At(all - 2).End, _source.At(all + 2).End) : null);
    }

    private void Write(StatementSyntax.WaitFor wait)
    {
        Change(PictureFields.UpTo, wait.UpTo);
        Change(PictureFields.Event, wait.Event);
        var brace = _source.TokenAt(_source.OpeningAt(_source.End(wait.Event.Span)));
        var end = _source.At(brace - (wait.SinceStart ? 3 : 1)).End;
        ChangeOptional(PictureFields.Where, " where ", _source.End(wait.Event.Span), wait.Where is null ? null : end);
        ChangeFlag(PictureFields.SinceStart, " since start", end, wait.SinceStart ? (end, _source.At(brace - 1).End) : null);
    }

    private int End(SyntaxNode node) => _source.End(node.Span);

    /// <summary>Where what follows the first word of a statement begins.</summary>
    private int Behind(Model.Diagnostics.SourceSpan place) => _source.At(_source.TokenAt(_source.Start(place)) + 1).Start;

    private void Change(string field, SyntaxNode node) => Change(field, _source.Start(node.Span), End(node));

    private void Change(string field, int start, int end)
    {
        if (given.Said(field) == drawn.Said(field))
        {
            return;
        }

        var text = changes.Required(drawn, field);
        var before = _source.Slice(start, end);
        if (Probe.Of(field) is { } probe ? probe.Read(text) is { } now && !now.Equals(probe.Read(before)) : text != before)
        {
            changes.Replace(start, end, text);
        }
    }

    /// <summary>A clause that may be missing.</summary>
    /// <param name="field">The field.</param>
    /// <param name="words">The words before it, with a blank on each side.</param>
    /// <param name="at">Where it is put when it is new.</param>
    /// <param name="end">Where it ends; null where the text doesn't have it.</param>
    private void ChangeOptional(string field, string words, int at, int? end)
    {
        if (given.Said(field) == drawn.Said(field) || (end is null && drawn.Said(field) is null))
        {
            return;
        }

        if (end is not { } behind)
        {
            changes.Insert(at, words + changes.Required(drawn, field));
            return;
        }

        var lead = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = IndexOf(at, behind, lead[0]);
        if (drawn.Said(field) is null)
        {
            changes.Replace(_source.At(first - 1).End, behind, "");
        }
        else
        {
            Change(field, _source.At(first + lead.Length).Start, behind);
        }
    }

    /// <summary>Words that are there or not.</summary>
    private void ChangeFlag(string field, string words, int at, (int Start, int End)? place)
    {
        var isOn = FieldWords.IsOn(drawn, field);
        if (isOn == FieldWords.IsOn(given, field))
        {
            return;
        }

        if (isOn && place is null)
        {
            changes.Insert(at, words);
        }
        else if (!isOn && place is { } there)
        {
            changes.Replace(there.Start, there.End, "");
        }
    }

    /// <summary>The index of the first such word between two offsets, which is there.</summary>
    private int IndexOf(int start, int end, string word)
    {
        var index = _source.TokenAt(start);
        while (_source.At(index).Start < end && _source.WordAt(index) != word)
        {
            index++;
        }

        return index;
    }
}
