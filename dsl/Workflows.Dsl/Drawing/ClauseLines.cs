using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Drawing;

/// <summary>Takes the lines of what a journey says of itself out of the text, and puts others in, laid out as those around them.</summary>
internal sealed class ClauseLines(Changes changes, JourneySyntax syntax)
{
    private readonly SourceText _source = changes.Source;

    /// <summary>Takes a clause out, with its line where nothing else stands on it.</summary>
    public void Remove(SourceSpan clause)
    {
        var (start, end) = (_source.Start(clause), _source.End(clause));
        var (first, behind) = _source.IsFirstOnLine(start) && _source.IsLastOnLine(end) && !_source.Comments(start, _source.LineEnd(end)).Any()
            ? (_source.LineStart(start), _source.NextLine(end)) : (start, end);
        changes.Replace(first, behind, "");
    }

    /// <summary>Puts a clause below another one; below the opening brace where there is none.</summary>
    /// <param name="above">The one above it.</param>
    /// <param name="words">The words that lead the new one.</param>
    /// <param name="text">What it says.</param>
    public void Add(JourneyClauseSyntax? above, string words, string text)
    {
        if (above is null)
        {
            changes.Insert(_source.OpeningAt(_source.End(syntax.Name.Span)) + 1, $"{_source.NewLine}{NewSteps.Deeper}{words} {text}");
            return;
        }

        var (start, end) = (_source.Start(above.Span), _source.End(above.Span));
        var column = _source.At(_source.TokenAt(start) + (above is JourneyClauseSyntax.HoldOut ? 2 : 1)).Start - start;
        var line = _source.IsFirstOnLine(start) ? _source.Indent(start) : NewSteps.Deeper;
        changes.Insert(
            _source.IsLastOnLine(end) ? _source.LineEnd(end) : end, $"{_source.NewLine}{line}{(words + " ").PadRight(column)}{text}");
    }
}
