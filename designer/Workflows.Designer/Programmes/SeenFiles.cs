using System.Collections.Immutable;
using Workflows.Dsl;

namespace Workflows.Designer.Programmes;

/// <summary>A text as it was seen last.</summary>
/// <param name="Written">When it was written.</param>
/// <param name="Saved">What it says.</param>
/// <param name="Includes">The files that it includes.</param>
internal sealed record SeenFile(DateTime Written, SavedText Saved, ImmutableArray<string> Includes);

/// <summary>The texts of a folder as they were seen last: a file is read again where it was written since.</summary>
/// <param name="folder">The folder.</param>
internal sealed class SeenFiles(ProgrammeFolder folder)
{
    private readonly Dictionary<string, SeenFile> _seen = new(StringComparer.Ordinal);

    /// <summary>A text as it is now; null where there is none.</summary>
    public SeenFile? Look(string file)
    {
        if (folder.PathOf(file) is not { } path)
        {
            _seen.Remove(file);
            return null;
        }

        var written = File.GetLastWriteTimeUtc(path);
        if (_seen.TryGetValue(file, out var before) && before.Written == written)
        {
            return before;
        }

        if (folder.Read(file) is not { } saved)
        {
            return null;
        }

        return _seen[file] = before?.Saved.Text == saved.Text ? before with { Written = written } : new(written, saved, Compiler.Includes(saved.Text));
    }

    /// <summary>Reads a text again the next time. Two writes can bear the same time.</summary>
    public void Forget(string file) => _seen.Remove(file);
}
