using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Describing;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Parsing;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Editing;

/// <summary>What stands at a place, in plain words.</summary>
public static class Hovers
{
    private const int LinesMost = 12;

    /// <summary>What to say, in Markdown, of the word at a place, and where that word stands; null where there is nothing to say.</summary>
    public static (string Words, SourceSpan Place)? At(ProgrammeCheck check, ProgrammeText text, int line, int column)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(text);
        if (Spot.At(text, line, column) is not { } spot)
        {
            return null;
        }

        var place = text.Absolute(spot.Place);
        if (spot.Use(check) is { } use)
        {
            return (OfUse(check, use), place);
        }

        return spot.Tokens.At(spot.Index).Kind is TokenKind.Word or TokenKind.Sign && MeaningOf(spot) is { } meaning
            ? ($"**{Shown(meaning.Phrase)}**\n\n{meaning.Words}", place)
            : null;
    }

    /// <summary>What to say, in Markdown, of a name of the programme; empty for an unknown one.</summary>
    /// <param name="check">What is known of the programme.</param>
    /// <param name="name">The name.</param>
    /// <param name="kind">What it is, as a completion's detail says it; names of other kinds count where there is none of it.</param>
    public static string OfName(ProgrammeCheck check, string name, string kind)
    {
        ArgumentNullException.ThrowIfNull(check);
        Use? found = null;
        foreach (var use in check.Uses.Found)
        {
            if (use.Name == name && (found is null || (use.Kind == kind && found.Value.Kind != kind)))
            {
                found = use;
            }
        }

        return found is { } one ? OfUse(check, one) : "";
    }

    private static string OfUse(ProgrammeCheck check, Use use)
    {
        var words = new StringBuilder().Append(CultureInfo.InvariantCulture, $"**{use.Name}**: {use.Kind}");
        if (check.Texts.Find(use.Declared.File) is not { } segment)
        {
            return words.Append(" that every programme has").ToString();
        }

        if (use.Kind is Uses.Field or Uses.Step or Uses.Line or Uses.Person || segment.Tree.Blocks.Items.All(block => block.Declares?.Span != use.Declared))
        {
            return words.Append("\n\n```loyalty\n").Append(LineAt(segment, use.Declared.Line)).Append("\n```").ToString();
        }

        var rule = use.Kind == NameKind.Rule.InWords() ? check.Programme?.Rules.FirstOrDefault(one => one.Name == use.Name) : null;
        var said = rule is null ? Paraphrase.Of(segment) : $"{(rule.Title == rule.Name ? "" : $"*{rule.Title}*\n\n")}{RuleWords.Of(check.Programme!, rule)}";
        return words.Append(said.Length == 0 ? "" : $"\n\n{said}").Append("\n\n```loyalty\n").Append(Shortened(segment.Text)).Append("\n```").ToString();
    }

    private static string LineAt(Segment segment, int line) =>
        segment.Text[segment.StartOfLine(line)..segment.Offset(line, int.MaxValue)].Trim();

    private static string Shortened(string block)
    {
        var text = block.TrimEnd();
        var comment = text.IndexOf("\n\n#", StringComparison.Ordinal);
        string[] lines = (comment < 0 ? text : text[..comment]).TrimEnd().Split('\n');
        return lines.Length <= LinesMost ? string.Join('\n', lines) : $"{string.Join('\n', lines.Take(LinesMost))}\n…";
    }

    private static Meaning? MeaningOf(Spot spot)
    {
        var tokens = spot.Tokens;
        var line = tokens.At(spot.Index).Line;
        var words = ImmutableArray.CreateBuilder<string>();
        var place = 0;
        for (var index = 0; index < tokens.Count - 1; index++)
        {
            if (tokens.At(index).Line == line)
            {
                place = index == spot.Index ? words.Count : place;
                words.Add(tokens.TextOf(tokens.At(index)).ToString());
            }
        }

        return Meanings.Around(BlockOf(tokens), words, place);
    }

    private static string Shown(string phrase) => phrase.Replace(" ,", ",", StringComparison.Ordinal);

    /// <summary>The words that the first block begins with.</summary>
    private static string BlockOf(TokenList tokens)
    {
        var reader = Parser.Blocks(tokens, ImmutableArray.CreateBuilder<Diagnostic>()).Select(block => block.Reader).FirstOrDefault();
        return reader is null ? "" : BlockGrammar.LeadAt(new TokenInput(reader, reader.Start))?.Phrase.ToString() ?? "";
    }
}
