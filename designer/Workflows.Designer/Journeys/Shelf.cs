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
    private ImmutableArray<DrawnProgramme> _drawn = [];
    private ImmutableDictionary<string, DateTime> _written = ImmutableDictionary<string, DateTime>.Empty;

    /// <summary>The folder.</summary>
    public ProgrammeFolder Folder => folder;

    /// <summary>The programmes, sorted by file.</summary>
    public ImmutableArray<DrawnProgramme> Programmes()
    {
        lock (_lock)
        {
            return Look();
        }
    }

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
        // Two writes can bear the same time; what was written here is read again in any case.
        _written = _written.Remove(saved.File);
        return ProgrammeFolder.Write(saved, text);
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
        var drawn = ImmutableArray.CreateBuilder<DrawnProgramme>();
        foreach (var file in folder.Programmes())
        {
            var before = _drawn.FirstOrDefault(one => one.Saved.File == file);
            if (folder.PathOf(file) is not { } path)
            {
                continue;
            }

            var written = File.GetLastWriteTimeUtc(path);
            if (before is not null && _written.GetValueOrDefault(file) == written)
            {
                drawn.Add(before);
            }
            else if (folder.Read(file) is { } saved)
            {
                drawn.Add(before?.Saved.Text == saved.Text ? before : DrawnProgramme.Of(saved, before));
                _written = _written.SetItem(file, written);
            }
        }

        return _drawn = drawn.ToImmutable();
    }
}
