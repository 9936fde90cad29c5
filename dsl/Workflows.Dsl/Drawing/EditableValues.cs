using System.Collections.Immutable;
using System.Text;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Parsing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Drawing;

/// <summary>The values of a programme that cards and tables show, and the change of one of them.</summary>
public static class EditableValues
{
    /// <summary>The values in the order of the text; what can't be read has none.</summary>
    /// <param name="file">The name of the file, for places.</param>
    /// <param name="text">Its content.</param>
    public static ImmutableArray<EditableValue> Of(string file, string text)
    {
        var list = Lexer.Read(file, text);
        var found = ImmutableArray.CreateBuilder<EditableValue>();
        foreach (var (tree, reader) in Parser.Blocks(list, ImmutableArray.CreateBuilder<Diagnostic>()))
        {
            if (!tree.IsBroken && IsCard(tree))
            {
                AddValues(tree, reader, found);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Writes another value in the place of one. The text that comes out compiles as far as it did before; else it is refused.</summary>
    /// <param name="file">The name of the file, for places.</param>
    /// <param name="text">Its content.</param>
    /// <param name="place">The place of one of its values.</param>
    /// <param name="value">The new value, as it is shown: a text without quotes, a share with or without its sign.</param>
    /// <param name="around">The files of the programme around it; null where it has no others.</param>
    public static Redrawn Change(string file, string text, SourceSpan place, string value, FilesAround? around = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (Of(file, text).FirstOrDefault(one => one.Place == place) is not { } before)
        {
            return new Redrawn(null, [], [Diagnostic.Of(DrawingDiagnostics.NoValue, place)]);
        }

        var plain = Probe.Plain(value);
        var written = before.Kind switch
        {
            EditableKind.Text => FieldWords.Quote(plain),
            EditableKind.Share when !plain.EndsWith('%') => plain + "%",
            EditableKind.Number or EditableKind.Day or EditableKind.Time or EditableKind.Share => plain,
        };
        var tokens = Lexer.Read("", written);
        if (plain.Length == 0 || !tokens.Diagnostics.IsEmpty || tokens.Count != 2 || KindOf(tokens.At(0)) != before.Kind
            || tokens.At(0).Length != written.Length)
        {
            return new Redrawn(null, [], [Diagnostic.Of(DrawingDiagnostics.NotAValue, place, plain, Words(before))]);
        }

        var source = new SourceText(file, text);
        var start = source.Start(place);
        var edits = TextEdits.Smallest(text, [new TextEdit(start, source.End(place) - start, written)]);
        var changed = TextEdits.Apply(text, edits);
        var findings = Proof.NewMistakes(file, text, changed, around ?? FilesAround.None(file, text), place);
        return findings.IsEmpty ? new Redrawn(changed, edits, []) : new Redrawn(null, [], findings);
    }

    /// <summary>What marketers look at in cards and tables; journeys have pictures, and what reads files or proves promises stays text.</summary>
    private static bool IsCard(BlockSyntax block) => block is RuleSyntax or TiersSyntax or SegmentSyntax or RewardSyntax or PointsSyntax
        or BudgetSyntax or CapSyntax or ChallengeSyntax or GuardSyntax or LetSyntax or MeasureSyntax or FollowUpSyntax or MessagesSyntax;

    private static void AddValues(BlockSyntax block, BlockReader reader, ImmutableArray<EditableValue>.Builder found)
    {
        var clauses = reader.ClauseStarts.Order().ToList();
        for (var index = reader.Start; index < reader.End; index++)
        {
            if (KindOf(reader.At(index)) is not { } kind)
            {
                continue;
            }

            var clause = clauses.LastOrDefault(start => start <= index, reader.Start);
            var next = clauses.FirstOrDefault(start => start > index, reader.End);
            var text = reader.TextAt(index);
            var value = kind == EditableKind.Text ? Values.TextOf(text) : text.ToString();
            found.Add(new EditableValue(
                reader.TextAt(reader.Start).ToString(), block.Declares?.Text ?? "", LineOf(reader, clause, next), kind, value,
                kind == EditableKind.Number && IsUnit(reader, index + 1) ? reader.TextAt(index + 1).ToString() : "",
                reader.Span(index, index + 1))
            {
                BlockLine = block.Span.Line, At = LineOf(reader, clause, index + 1).Length - text.Length,
            });
        }
    }

    /// <summary>A clause on one line, without the brace of its block.</summary>
    private static string LineOf(BlockReader reader, int start, int behind)
    {
        var line = new StringBuilder();
        for (var index = start; index < behind && (index == start || reader.At(index).Word != Signs.Closing); index++)
        {
            line.Append(index == start || reader.At(index - 1).End == reader.At(index).Start ? "" : " ").Append(reader.TextAt(index));
        }

        return line.ToString();
    }

    private static bool IsUnit(BlockReader reader, int index) => reader.At(index).Kind == TokenKind.Word
        && !reader.At(index).IsFirstOnLine
        && (reader.At(index).Word == 0 || Terminals.UnitAt(new TokenInput(reader, index)) is not null);

    private static EditableKind? KindOf(in Token token) => token.Kind switch
    {
        TokenKind.Number => EditableKind.Number,
        TokenKind.Percent => EditableKind.Share,
        TokenKind.Date => EditableKind.Day,
        TokenKind.Time => EditableKind.Time,
        TokenKind.Text => EditableKind.Text,
        TokenKind.End or TokenKind.Word or TokenKind.Sign or TokenKind.Ordinal or TokenKind.Bad => null,
    };

    private static string Words(EditableValue value) => value.Kind switch
    {
        EditableKind.Number => $"a number such as `{value.Value}`",
        EditableKind.Share => $"a share such as `{value.Value}`",
        EditableKind.Day => $"a day such as `{value.Value}`",
        EditableKind.Time => $"a time of day such as `{value.Value}`",
        EditableKind.Text => "a text",
    };
}
