using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Designer.Programmes;

/// <summary>A text as it stands on disk.</summary>
/// <param name="File">Its path from the folder, with forward slashes.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Text">What it says, without a byte order mark.</param>
internal sealed record SavedText(string File, string Path, string Text)
{
    /// <summary>What tells this content from any other.</summary>
    public string Revision => RevisionOf(Text);

    /// <summary>What tells a content from any other: 16 hexadecimal digits of its SHA-256.</summary>
    public static string RevisionOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}

/// <summary>
/// The folder whose texts are shown: programmes, what stands beside them, and their messages. Nothing outside of it is read or written, not by
/// a path with dots nor through a link.
/// </summary>
internal sealed class ProgrammeFolder
{
    private const int FilesMost = 2_000;
    private const long BytesMost = 8 << 20;

    private static readonly string[] Endings = [".loyalty", ".csv", ".json", ".jsonl", ".md", ".txt", ".html", ".eml", ".scriban", ".liquid", ".sbn"];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _root;
    private readonly string? _only;

    /// <param name="path">A programme file, or a folder.</param>
    public ProgrammeFolder(string path)
    {
        var full = Path.GetFullPath(path);
        _only = File.Exists(full) ? Path.GetFileName(full) : null;
        _root = Path.TrimEndingDirectorySeparator(_only is null ? full : Path.GetDirectoryName(full)!);
    }

    /// <summary>The folder's name, for people.</summary>
    public string Name => Path.GetFileName(_root);

    /// <summary>What the names of files as the language server calls them begin with.</summary>
    public string Uri => new Uri(_root + Path.DirectorySeparatorChar).AbsoluteUri;

    /// <summary>The files with which programmes can begin, sorted by name: the one that was asked for, or all of the folder.</summary>
    public ImmutableArray<string> Programmes() => _only is not null
        ? [_only]
        : [.. Directory.EnumerateFiles(_root, "*.loyalty").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>All texts of the folder, programmes first, then sorted by path.</summary>
    public ImmutableArray<string> Files()
    {
        var programmes = Programmes();
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true, MaxRecursionDepth = 4, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
        };
        return
        [
            .. programmes,
            .. Directory.EnumerateFiles(_root, "*", options)
                .Where(path => Endings.Contains(Path.GetExtension(path), StringComparer.Ordinal) && !LayoutFile.IsOne(path))
                .Select(path => Path.GetRelativePath(_root, path).Replace('\\', '/'))
                .Where(file => !programmes.Contains(file, StringComparer.Ordinal))
                .Order(StringComparer.Ordinal)
                .Take(FilesMost),
        ];
    }

    /// <summary>Where a file is; null for what is none of the folder's texts.</summary>
    public string? PathOf(string file)
    {
        var path = Path.GetFullPath(Path.Combine(_root, file));
        return path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && Endings.Contains(Path.GetExtension(path), StringComparer.Ordinal) && File.Exists(path) && !IsBehindLink(path) ? path : null;
    }

    /// <summary>A text; null where there is none.</summary>
    /// <exception cref="InvalidDataException">It isn't UTF-8, or larger than 8 MiB.</exception>
    public SavedText? Read(string file)
    {
        if (PathOf(file) is not { } path)
        {
            return null;
        }

        if (new FileInfo(path).Length > BytesMost)
        {
            throw new InvalidDataException($"{file} is larger than 8 MiB; edit it in another editor.");
        }

        try
        {
            return new SavedText(file, path, Utf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException fault)
        {
            throw new InvalidDataException($"{file} is not a text in UTF-8; save it as UTF-8 and try again.", fault);
        }
    }

    /// <summary>A text that is not there yet, empty; nothing is written.</summary>
    /// <exception cref="InvalidDataException">It can't stand in this folder.</exception>
    public SavedText NewFile(string file)
    {
        var path = Path.GetFullPath(Path.Combine(_root, file));
        return path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && Endings.Contains(Path.GetExtension(path), StringComparer.Ordinal) && !IsBehindLink(path)
                ? new SavedText(file, path, "")
                : throw new InvalidDataException($"{file} can't be written into this folder; bring it back by hand, from where texts are kept.");
    }

    /// <summary>Writes a text so that at any moment there is the old one or the new one; a byte order mark stays.</summary>
    public static SavedText Write(SavedText old, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(old.Path)!);
        ReadOnlySpan<byte> begins = File.Exists(old.Path) ? File.ReadAllBytes(old.Path) : [];
        var mark = begins.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.GetPreamble() : [];
        WriteWhole(old.Path, [.. mark, .. Utf8.GetBytes(text)]);
        return old with { Text = text };
    }

    /// <summary>Writes bytes in one go, through a file beside.</summary>
    public static void WriteWhole(string path, byte[] bytes)
    {
        var temporary = $"{path}.part";
        File.WriteAllBytes(temporary, bytes);
        if (!OperatingSystem.IsWindows() && File.Exists(path))
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
        }

        File.Move(temporary, path, overwrite: true);
    }

    private bool IsBehindLink(string path)
    {
        for (var at = path; at.Length > _root.Length; at = Path.GetDirectoryName(at)!)
        {
            if (Path.Exists(at) && File.GetAttributes(at).HasFlag(FileAttributes.ReparsePoint))
            {
                return true;
            }
        }

        return false;
    }
}
