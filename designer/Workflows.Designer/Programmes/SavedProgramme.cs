using System.Collections.Immutable;
using Workflows.Dsl;
using Workflows.Dsl.Drawing;
using Workflows.Dsl.Including;

namespace Workflows.Designer.Programmes;

/// <summary>The texts of a programme as they stand on disk.</summary>
/// <param name="Main">Its first file.</param>
/// <param name="Parts">Those that it includes and that can be read, in its order.</param>
internal sealed record SavedProgramme(SavedText Main, ImmutableArray<SavedText> Parts)
{
    /// <summary>All of them, the first file first.</summary>
    public IEnumerable<SavedText> All => Parts.Prepend(Main);

    /// <summary>What tells these texts from any others; of a single file that of its text.</summary>
    public string Revision => Parts.IsEmpty ? Main.Revision : SavedText.RevisionOf(string.Join('\n', All.Select(one => $"{one.File}={one.Revision}")));

    /// <summary>The files around each other, for what is drawn or written over in one of them.</summary>
    public FilesAround Around => new(Main.File, Main.Text, Open);

    /// <summary>The text of a file; null where that is none of this programme.</summary>
    public SavedText? Find(string file) => All.FirstOrDefault(one => one.File == file);

    /// <summary>Compiles it.</summary>
    public Compilation Compile() => Compiler.Compile(Main.File, Main.Text, Open);

    /// <summary>The same with another text of one of its files.</summary>
    public SavedProgramme With(SavedText later) => Main.File == later.File
        ? this with { Main = later }
        : this with { Parts = [.. Parts.Select(one => one.File == later.File ? later : one)] };

    /// <summary>Whether the texts are the same.</summary>
    public bool Says(SavedProgramme other) => All.SequenceEqual(other.All);

    private IncludedText Open(string path) => Parts.FirstOrDefault(one => one.File == IncludePath.Beside(Main.File, path)) is { } part
        ? new(part.Text)
        : new(null, "there is no such text in this folder");
}
