using System.Collections.Immutable;
using Workflows.Dsl.Including;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Editing;

/// <summary>
/// The texts of a programme while somebody writes them: its first file, and those that it includes. Each changes by itself; what is known of a block stays
/// true wherever it moves to.
/// </summary>
public sealed class ProgrammeTexts
{
    private readonly ImmutableDictionary<string, string> _faults;

    private ProgrammeTexts(ProgrammeText main, ImmutableArray<ProgrammeText> included, ImmutableDictionary<string, string> faults)
    {
        Main = main;
        All = [main, .. included];
        _faults = faults;
    }

    /// <summary>The first file.</summary>
    public ProgrammeText Main { get; }

    /// <summary>All of them, the first file first, the others in the order in which it includes them.</summary>
    public ImmutableArray<ProgrammeText> All { get; }

    /// <summary>All blocks, file by file.</summary>
    internal IEnumerable<Segment> Segments => All.SelectMany(text => text.Segments);

    /// <summary>A programme of one file, which includes nothing that can be read.</summary>
    /// <param name="main">The file.</param>
    public static ProgrammeTexts Of(ProgrammeText main) => Of(main, _ => (null, "no other file is at hand here"));

    /// <summary>A programme with the files that it includes.</summary>
    /// <param name="main">The first file.</param>
    /// <param name="open">The text of a path as seen from the first file, or why there is none.</param>
    public static ProgrammeTexts Of(ProgrammeText main, Func<string, (ProgrammeText? Text, string Fault)> open)
    {
        ArgumentNullException.ThrowIfNull(main);
        ArgumentNullException.ThrowIfNull(open);
        var faults = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var included = ImmutableArray.CreateBuilder<ProgrammeText>();
        foreach (var path in main.Includes)
        {
            var (text, fault) = open(path);
            if (text is null)
            {
                faults[path] = fault;
            }
            else if (text.File != main.File)
            {
                included.Add(text);
            }
        }

        return new(main, included.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>How many blocks they have.</summary>
    public int BlockCount => All.Sum(text => text.BlockCount);

    /// <summary>The same with a later state of one of them; null where there is no text of that file.</summary>
    /// <param name="later">The later text.</param>
    public ProgrammeTexts? With(ProgrammeText later)
    {
        ArgumentNullException.ThrowIfNull(later);
        return Main.File == later.File ? new(later, All[1..], _faults)
            : All.Any(text => text.File == later.File) ? new(Main, [.. All[1..].Select(text => text.File == later.File ? later : text)], _faults)
            : null;
    }

    /// <summary>The place in its file of a place in one of the blocks; other places stay.</summary>
    /// <param name="place">The place.</param>
    public SourceSpan Absolute(SourceSpan place)
    {
        ArgumentNullException.ThrowIfNull(place);
        foreach (var text in All)
        {
            if (text.IndexOf(place.File) is not null)
            {
                return text.Absolute(place);
            }
        }

        return place;
    }

    /// <summary>The block of that id; null where there is none.</summary>
    internal Segment? Find(string id)
    {
        foreach (var text in All)
        {
            if (text.IndexOf(id) is { } index)
            {
                return text.Segments[index];
            }
        }

        return null;
    }

    /// <summary>What a path of the first file leads to.</summary>
    internal IncludedText Open(string path) =>
        All.FirstOrDefault(text => text.File == IncludePath.Beside(Main.File, path)) is { } text ? new(text.Text)
            : new(null, _faults.GetValueOrDefault(path, "it isn't open here"));

    /// <summary>The tree of some of the blocks as of one file.</summary>
    internal SyntaxFile Tree(Func<Segment, bool> isWanted) => Inclusion.Of(TreeOf(Main, isWanted), path =>
        All.FirstOrDefault(text => text.File == IncludePath.Beside(Main.File, path)) is { } text
            ? (TreeOf(text, isWanted), "") : (null, _faults.GetValueOrDefault(path, "it isn't open here")));

    private static SyntaxFile TreeOf(ProgrammeText text, Func<Segment, bool> isWanted)
    {
        var segments = text.Segments.Where(isWanted).ToList();
        return new(
            text.File, new([.. segments.SelectMany(segment => segment.Tree.Blocks)]), [.. segments.SelectMany(segment => segment.Tree.Diagnostics)]);
    }
}
