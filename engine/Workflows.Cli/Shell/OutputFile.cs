namespace Workflows.Cli.Shell;

/// <summary>A file that a person asked for by name: written whole or not at all, and a device is written to and never replaced.</summary>
internal static class OutputFile
{
    /// <summary>Writes a file; its folder is made where it is missing.</summary>
    /// <exception cref="ShellFault">The name is that of a folder.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        if (Directory.Exists(path))
        {
            throw new ShellFault($"{path}: this is a folder; name a file in it.");
        }

        var full = Path.GetFullPath(path);
        if (full.StartsWith("/dev/", StringComparison.Ordinal))
        {
            using var device = new FileStream(full, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            write(device);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = $"{full}.part";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            write(file);
        }

        File.Move(temporary, full, overwrite: true);
    }
}
