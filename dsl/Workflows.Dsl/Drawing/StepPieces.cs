using Workflows.Dsl.Syntax;

namespace Workflows.Dsl.Drawing;

/// <summary>The pieces of a text that steps of a journey are: from where to where, and which comments go with them.</summary>
/// <param name="source">The text.</param>
internal sealed class StepPieces(SourceText source)
{
    private readonly List<(int Start, int End)> _moving = [];

    /// <summary>A step goes elsewhere, and its comments with it.</summary>
    public void Move(StatementSyntax statement) => _moving.Add(Extent(statement, true));

    /// <summary>A step with the rest of its last line; with the comments above where it goes elsewhere.</summary>
    public (int Start, int End) Extent(StatementSyntax statement, bool withAbove)
    {
        var (start, end) = (source.Start(statement.Span), source.End(statement.Span));
        return !HasOwnLines(statement) ? (start, end)
            : (withAbove ? source.WithCommentsAbove(start) : source.LineStart(start), source.NextLine(end));
    }

    /// <summary>Whether no other step stands on its lines.</summary>
    public bool HasOwnLines(StatementSyntax statement) =>
        source.IsFirstOnLine(source.Start(statement.Span)) && source.IsLastOnLine(source.End(statement.Span));

    /// <summary>Where lines are put that come before all others: in a journey right before its first step, elsewhere right behind the brace.</summary>
    public int FirstLine(OutlineList list, int opening, int closing) =>
        list.Owner is not null ? source.NextLine(opening)
        : list.Before.Count > 0 ? Extent(list.Before[0].Old!, true).Start
        : source.LineStart(closing);

    /// <summary>The comments that stay when a piece goes: all but those of steps that go elsewhere.</summary>
    public string CommentsOf(int start, int end, string indent) => string.Concat(source.Comments(start, end)
        .Where(comment => !_moving.Exists(piece => piece.Start <= comment.Start && comment.Start < piece.End))
        .Select(comment => indent + comment.Comment + source.NewLine));
}
