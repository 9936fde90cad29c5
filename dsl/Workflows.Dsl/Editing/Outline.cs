using System.Collections.Immutable;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Editing;

/// <summary>A part of a programme in its table of contents.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">The word that it begins with.</param>
/// <param name="Title">Its title; empty for none.</param>
/// <param name="Place">All of it.</param>
/// <param name="NamePlace">Its name.</param>
/// <param name="Parts">What it is made of and has names: tiers, steps.</param>
public sealed record OutlineItem(
    string Name, string Kind, string Title, SourceSpan Place, SourceSpan NamePlace, ImmutableArray<OutlineItem> Parts);

/// <summary>What a programme is made of, for tables of contents, for folding, and for running its examples one by one.</summary>
public static class Outline
{
    /// <summary>The blocks of a text in order.</summary>
    public static ImmutableArray<OutlineItem> Of(ProgrammeText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Segments.SelectMany(segment => segment.Tree.Blocks.Items.Select(block => Item(text, segment, block)))];
    }

    /// <summary>The examples and promises of a text: their titles and where these stand.</summary>
    public static ImmutableArray<(string Title, SourceSpan Place)> Examples(ProgrammeText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Segments.SelectMany(segment => segment.Tree.Blocks.Items).Where(block => block is not IncludeSyntax).Select(TitleOf).OfType<StringSyntax>()
            .Select(title => (title.Value, text.Absolute(title.Span)))];
    }

    /// <summary>What can be folded: each pair of braces over several lines, as first and last line.</summary>
    public static ImmutableArray<(int First, int Last)> Folds(ProgrammeText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folds = ImmutableArray.CreateBuilder<(int, int)>();
        for (var i = 0; i < text.Segments.Length; i++)
        {
            var tokens = text.Segments[i].Tokens();
            var open = new Stack<int>();
            foreach (var token in tokens.Tokens.Where(token => token.Kind == TokenKind.Sign))
            {
                var line = text.FirstLine(i) + token.Line - 1;
                if (tokens.TextOf(token) is "{")
                {
                    open.Push(line);
                }
                else if (tokens.TextOf(token) is "}" && open.TryPop(out var first) && first < line)
                {
                    folds.Add((first, line));
                }
            }
        }

        return [.. folds.Order()];
    }

    private static OutlineItem Item(ProgrammeText text, Segment segment, BlockSyntax block)
    {
        var tokens = segment.Tokens();
        var first = tokens.Tokens.First(token => token.Line >= block.Span.Line && token.Column >= block.Span.Column);
        var name = TitleOf(block) is { } called ? new NameSyntax(called.Value, called.Span) : block.Declares;
        var word = tokens.TextOf(first).ToString();
        var kind = BlockKind(word);
        return new(
            name?.Text ?? kind, kind, Title(tokens, name), text.Absolute(block.Span), text.Absolute(name?.Span ?? tokens.Span(first, first)), Parts(text, block));
    }

    /// <summary>What a block is called that has a title and no name.</summary>
    private static StringSyntax? TitleOf(BlockSyntax block) => block switch
    {
        ExampleSyntax example => example.Title,
        PromiseSyntax promise => promise.Title,
        IncludeSyntax include => include.Path,
        _ => null,
    };

    private static string BlockKind(string word) => word switch
    {
        "follow" => "follow up",
        "market" => "market event",
        _ => word,
    };

    /// <summary>The text in quotes right behind a name.</summary>
    private static string Title(TokenList tokens, NameSyntax? name)
    {
        for (var index = 0; name is not null && index + 1 < tokens.Count; index++)
        {
            if (tokens.Span(tokens.At(index), tokens.At(index)) == name.Span && tokens.At(index).Kind == TokenKind.Word
                && tokens.At(index + 1).Kind == TokenKind.Text)
            {
                return Values.TextOf(tokens.TextOf(tokens.At(index + 1)));
            }
        }

        return "";
    }

    private static ImmutableArray<OutlineItem> Parts(ProgrammeText text, BlockSyntax block) => block switch
    {
        TiersSyntax ladder => [.. ladder.Clauses.OfType<TiersClauseSyntax.Tier>()
            .Select(tier => new OutlineItem(tier.Name.Text, "tier", "", text.Absolute(tier.Span), text.Absolute(tier.Name.Span), []))],
        JourneySyntax journey => [.. journey.Statements.OfType<StatementSyntax.Step>()
            .Select(step => new OutlineItem(step.Name.Text, "step", "", text.Absolute(step.Span), text.Absolute(step.Name.Span), []))],
        _ => [],
    };
}
