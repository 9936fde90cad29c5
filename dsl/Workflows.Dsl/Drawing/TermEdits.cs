using System.Collections.Immutable;
using Workflows.Dsl.Syntax;
using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>Changes what a journey says of itself: its title, and the lines that its start shows.</summary>
internal sealed class TermEdits(Changes changes, JourneySyntax syntax, Picture given, Picture drawn)
{
    /// <summary>The lines in their order, each with its words.</summary>
    private static readonly ImmutableArray<(string Field, string Words)> Lines =
    [
        (PictureFields.On, "start on"), (PictureFields.When, "when"), (PictureFields.Again, "again"), (PictureFields.Purpose, "purpose"),
        (PictureFields.HoldOut, "hold out"), (PictureFields.Goal, "goal"),
    ];

    private readonly SourceText _source = changes.Source;
    private readonly ClauseLines _lines = new(changes, syntax);

    /// <summary>Writes what changed.</summary>
    /// <param name="before">The start as it was given out.</param>
    /// <param name="after">The start as it was drawn.</param>
    public void Write(PictureStep before, PictureStep after)
    {
        WriteTitle();
        foreach (var (field, words) in Lines)
        {
            if (before.Said(field) != after.Said(field))
            {
                WriteLine(field, words, after);
            }
        }

        new ExitEdits(changes, _lines, syntax).Write(before, after);
        if (FieldWords.IsOn(before, PictureFields.AlsoWhoIsIn) != FieldWords.IsOn(after, PictureFields.AlsoWhoIsIn)
            && syntax.Clauses.OfType<JourneyClauseSyntax.Start>().FirstOrDefault() is { } start)
        {
            var end = _source.End(start.Trigger.Span);
            changes.Replace(end, _source.End(start.Span), start.AlsoWhoIsIn ? "" : NewJourney.Also);
        }
    }

    /// <summary>The lines of a new journey, without blanks before them.</summary>
    public static List<string> New(Changes changes, PictureStep start)
    {
        var said = Lines.Where(line => line.Field == PictureFields.On || start.Said(line.Field) is not null)
            .Where(line => line.Field != PictureFields.Purpose || start.Said(line.Field) != Model.Programmes.Consent.Service).ToList();
        var exits = ExitEdits.Of(changes, start);
        var widest = said.Select(line => Lead(line.Words).Length).Append(exits.Count == 0 ? 0 : ExitEdits.Words.Length).Max();
        return [.. said.Select(line => $"{Lead(line.Words).PadRight(widest)} {(line.Field == PictureFields.On ? "on " : "")}"
            + changes.Required(start, line.Field)
            + (line.Field == PictureFields.On && FieldWords.IsOn(start, PictureFields.AlsoWhoIsIn) ? NewJourney.Also : "")),
            .. exits.Select(exit => $"{ExitEdits.Words.PadRight(widest)} {exit}")];
    }

    private static string Lead(string words) => words == "start on" ? "start" : words;

    private void WriteTitle()
    {
        if (drawn.Title.Trim() is not { Length: > 0 } title || drawn.Title == given.Title)
        {
            return;
        }

        var text = FieldWords.Quote(Probe.Plain(title));
        if (syntax.Title is { } before)
        {
            changes.Replace(_source.Start(before.Span), _source.End(before.Span), text);
        }
        else
        {
            changes.Insert(_source.End((syntax.Name.Was ?? syntax.Name).Span), " " + text);
        }
    }

    private void WriteLine(string field, string words, PictureStep after)
    {
        var clause = syntax.Clauses.FirstOrDefault(clause => FieldOf(clause) == field);
        if (clause is null)
        {
            Add(field, words, after);
            return;
        }

        var (start, end) = (_source.Start(clause.Span), _source.End(clause.Span));
        if (after.Said(field) is null && field != PictureFields.On)
        {
            _lines.Remove(clause.Span);
            return;
        }

        var value = _source.At(_source.TokenAt(start) + words.Split(' ').Length).Start;
        var valueEnd = clause is JourneyClauseSyntax.Start starts ? _source.End(starts.Trigger.Span) : end;
        var text = changes.Required(after, field);
        if (Probe.Of(field) is { } probe && probe.Read(text) is { } now && !now.Equals(probe.Read(_source.Slice(value, valueEnd))))
        {
            changes.Replace(value, valueEnd, text);
        }
    }

    private void Add(string field, string words, PictureStep after)
    {
        if (field == PictureFields.Purpose && after.Said(field) is null or Model.Programmes.Consent.Service)
        {
            return;
        }

        var order = Lines.Select(line => line.Field).ToList();
        var above = syntax.Clauses.LastOrDefault(clause => FieldOf(clause) is { } one && order.IndexOf(one) < order.IndexOf(field))
            ?? (syntax.Clauses.Count == 0 ? null : syntax.Clauses[^1]);
        _lines.Add(above, words, changes.Required(after, field));
    }

    private static string? FieldOf(JourneyClauseSyntax clause) => clause switch
    {
        JourneyClauseSyntax.Start => PictureFields.On,
        JourneyClauseSyntax.When => PictureFields.When,
        JourneyClauseSyntax.Again => PictureFields.Again,
        JourneyClauseSyntax.Purpose => PictureFields.Purpose,
        JourneyClauseSyntax.HoldOut => PictureFields.HoldOut,
        JourneyClauseSyntax.Goal => PictureFields.Goal,
        _ => null,
    };
}
