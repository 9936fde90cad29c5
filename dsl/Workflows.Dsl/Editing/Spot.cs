using Workflows.Dsl.Binding;
using Workflows.Dsl.Lexing;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Editing;

/// <summary>The word at a place.</summary>
/// <param name="Segment">The number of its block.</param>
/// <param name="Tokens">The tokens of the block.</param>
/// <param name="Index">Which of them it is.</param>
internal sealed record Spot(int Segment, TokenList Tokens, int Index)
{
    /// <summary>Its place within the block.</summary>
    public SourceSpan Place => Tokens.Span(Tokens.At(Index), Tokens.At(Index));

    /// <summary>Its letters.</summary>
    public string Word => Tokens.TextOf(Tokens.At(Index)).ToString();

    /// <summary>The word, number or sign at a place or that ends there; words come before others. Null where nothing stands.</summary>
    public static Spot? At(ProgrammeText text, int line, int column)
    {
        var segment = text.SegmentAt(line);
        var offset = text.OffsetIn(segment, line, column);
        var tokens = text.Segments[segment].Tokens();
        Spot? found = null;
        for (var index = 0; index < tokens.Count - 1 && tokens.At(index).Start <= offset; index++)
        {
            if (tokens.At(index).End >= offset && (found is null || tokens.At(index).Kind == TokenKind.Word))
            {
                found = new(segment, tokens, index);
            }
        }

        return found;
    }

    /// <summary>What the word stands for; null for a word of the language, and for what is unknown.</summary>
    public Use? Use(ProgrammeCheck check)
    {
        var place = Place;
        foreach (var use in check.Uses.Found)
        {
            if (use.Place == place)
            {
                return use;
            }
        }

        return null;
    }
}
