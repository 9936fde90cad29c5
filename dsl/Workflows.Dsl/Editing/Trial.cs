using System.Collections.Immutable;
using System.Text;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Parsing;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Editing;

/// <summary>
/// Which names could stand at a place: an unknown word is written there, the line is completed in the simplest way until it can be read, and the
/// binder says which names it would have taken. So whatever the language learns is completed without a word here.
/// </summary>
internal static class Trial
{
    /// <summary>A word that nobody uses.</summary>
    private const string Probe = "qz_what_could_stand_here";
    private const int WordsMost = 16;

    /// <summary>The names that are wanted at a place, with what they are.</summary>
    public static ImmutableArray<Question> NamesAt(ProgrammeCheck check, Standpoint at)
    {
        var asked = Ask(check, at, at.Before + Probe + at.Behind);
        return asked.IsEmpty && Completed(at) is { } completed ? Ask(check, at, completed) : asked;
    }

    private static ImmutableArray<Question> Ask(ProgrammeCheck check, Standpoint at, string block)
    {
        var tried = at.Text.WithSegment(at.Segment, block);
        var id = tried.Segments[at.Segment].Id;
        var line = at.Word.Line - at.Text.FirstLine(at.Segment) + 1;
        var asked = check.Soon(at.Texts.With(tried) ?? ProgrammeTexts.Of(tried)).Uses.Asked;
        return [.. asked.Where(one => one.Place.File == id && one.Place.Line == line && one.Place.Column == at.Word.Column)];
    }

    /// <summary>The block with the word in it and its line completed; null where that can't be done.</summary>
    private static string? Completed(Standpoint at)
    {
        var text = new StringBuilder(at.Before).Append(Probe);
        var open = 0;
        for (var words = 0; words < WordsMost; words++)
        {
            var (reader, isBroken) = Read(text.ToString());
            if (reader is null)
            {
                return null;
            }

            if (!isBroken)
            {
                var rest = at.Behind.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? at.Behind[end..] : "";
                return text.Append(string.Concat(Enumerable.Repeat(" }", open))).Append(rest).ToString();
            }

            if (reader.Furthest < reader.End || Next(reader) is not { } next)
            {
                return null;
            }

            open += next == "{" ? 1 : 0;
            text.Append(' ').Append(next);
        }

        return null;
    }

    private static (BlockReader? Reader, bool IsBroken) Read(string text)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var reader = Parser.Blocks(Lexer.Read("", text), diagnostics).Select(block => block.Reader).LastOrDefault();
        var lastLine = 1 + text.Count(letter => letter == '\n');
        return (reader, diagnostics.Any(one => one.Descriptor != SyntaxDiagnostics.NotClosed && one.Place.EndLine == lastLine));
    }

    /// <summary>
    /// The simplest word that goes on where reading ended: of what was expected the last, for what may be left out is tried before what must follow.
    /// </summary>
    private static string? Next(BlockReader reader) => reader.Expected.Reverse()
        .Select(expected => expected.IsWord ? expected.Text : Simplest(expected.Text)).FirstOrDefault(word => word is not null);

    private static string? Simplest(string expected) => expected switch
    {
        "a name" or "a word" or "points or money, such as `HKD`" => "qz_any",
        "a value or a name" or "a value" or "a number" or "a whole number" => "1",
        "a unit such as `days`" => "days",
        "a text in quotes" => "\"x\"",
        "a day such as 2026-01-31" => "2026-01-31",
        "a time such as 21:00" => "09:00",
        "a percentage such as 80%" => "10%",
        "a place in a row such as 3rd" => "3rd",
        "a comparison such as `>=`" => "= 1",
        _ => null,
    };
}
