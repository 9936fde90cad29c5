using System.Collections.Immutable;
using Workflows.Designer.Programmes;

namespace Workflows.Designer.Journeys;

/// <summary>
/// All programmes of the folder as they are drawn now. The texts on disk are the only truth: each question looks whether they changed, and only
/// what changed is drawn anew. One request at a time looks or writes.
/// </summary>
internal sealed class Shelf(ProgrammeFolder folder)
{
    private readonly Lock _lock = new();
    private readonly SeenFiles _seen = new(folder);
    private ImmutableArray<DrawnProgramme> _drawn = [];

    /// <summary>The folder.</summary>
    public ProgrammeFolder Folder => folder;

    /// <summary>The programmes, sorted by file; what another file includes is a part of that one's programme.</summary>
    public ImmutableArray<DrawnProgramme> Programmes()
    {
        lock (_lock)
        {
            return Look();
        }
    }

    /// <summary>The programme that a file belongs to; null for a text that is none of any programme.</summary>
    public DrawnProgramme? Owner(string file) => Programmes().FirstOrDefault(drawn => drawn.Texts.Find(file) is not null);

    /// <summary>All journeys of all programmes, in the order of files and texts.</summary>
    public IEnumerable<(DrawnProgramme Drawn, JourneyPicture Picture)> Journeys() =>
        Programmes().SelectMany(drawn => drawn.Journeys.Select(picture => (drawn, picture)));

    /// <summary>
    /// The journey of a definition id. What follows a tilde is ignored: by another ending, a page has the Studio draw the same definition again.
    /// </summary>
    public (DrawnProgramme Drawn, JourneyPicture Picture)? Find(string definition)
    {
        var id = IdWithout(definition);
        return Journeys().Select(one => ((DrawnProgramme, JourneyPicture)?)one).FirstOrDefault(one => one!.Value.Item2.DefinitionId == id);
    }

    /// <summary>The definition id without the number of a version and without what follows a tilde.</summary>
    public static string IdWithout(string definition) => definition.Split('~')[0].Split(':')[0];

    /// <summary>Writes a text where it is still the one that somebody saw.</summary>
    /// <param name="file">Which.</param>
    /// <param name="seen">The revision that somebody saw.</param>
    /// <param name="text">What it is to say.</param>
    /// <returns>The text as it stands on disk now, and whether it is what was to be written; null for no such file.</returns>
    public (SavedText Saved, bool IsWritten)? Write(string file, string seen, string text)
    {
        lock (_lock)
        {
            return folder.Read(file) is not { } saved ? null
                : saved.Text == text ? (saved, true)
                : saved.Revision != seen ? (saved, false)
                : (Put(saved, text), true);
        }
    }

    /// <summary>Writes a text that was read under <see cref="Alone"/>.</summary>
    public SavedText Put(SavedText saved, string text)
    {
        _seen.Forget(saved.File);
        return ProgrammeFolder.Write(saved, text);
    }

    /// <summary>Writes the texts of a programme, those that are missing as well, where its texts are still those that somebody saw.</summary>
    /// <param name="main">Its first file.</param>
    /// <param name="seen">The revision that somebody saw.</param>
    /// <param name="texts">What its files are to say, by their names.</param>
    /// <returns>The programme as it stands on disk now; null where it was changed meanwhile, and nothing was written.</returns>
    /// <exception cref="InvalidDataException">A file can't stand in this folder; nothing was written.</exception>
    public SavedProgramme? Restore(string main, string seen, IReadOnlyList<(string File, string Text)> texts)
    {
        lock (_lock)
        {
            if (Owner(main) is not { } drawn || drawn.Texts.Revision != seen)
            {
                return null;
            }

            var places = texts.Select(one => (one.Text, Saved: folder.Read(one.File) ?? folder.NewFile(one.File))).ToList();
            foreach (var (text, saved) in places.Where(one => one.Saved.Text != one.Text || !File.Exists(one.Saved.Path)))
            {
                Put(saved, text);
            }

            return Owner(main)?.Texts;
        }
    }

    /// <summary>Does something that reads and writes texts while nobody else does.</summary>
    public T Alone<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }

    private ImmutableArray<DrawnProgramme> Look()
    {
        var files = folder.Programmes().Select(_seen.Look).OfType<SeenFile>().ToList();
        var parts = files.SelectMany(file => file.Includes.Where(path => path != file.Saved.File)).ToHashSet(StringComparer.Ordinal);
        var programmes = files.Where(file => !parts.Contains(file.Saved.File)).ToList();
        var drawn = ImmutableArray.CreateBuilder<DrawnProgramme>();
        foreach (var file in programmes.Count > 0 ? programmes : files)
        {
            var before = _drawn.FirstOrDefault(one => one.Texts.Main.File == file.Saved.File);
            var texts = new SavedProgramme(
                file.Saved, [.. file.Includes.Where(path => path != file.Saved.File).Select(_seen.Look).OfType<SeenFile>().Select(part => part.Saved)]);
            drawn.Add(before?.Texts.Says(texts) == true ? before : DrawnProgramme.Of(texts, before));
        }

        return _drawn = drawn.ToImmutable();
    }
}
