using Workflows.Delivery.Files;

namespace Workflows.Cli.Shell;

/// <summary>A file that a person asked for by name: written whole or not at all, and a device or a pipe is written to and never replaced.</summary>
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

        if (File.Exists(path))
        {
            // What has no place to go back to is a pipe or a terminal; some devices have one, and go by their folder.
            using var there = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            if (!there.CanSeek || Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal))
            {
                write(there);
                return;
            }
        }

        WholeFile.Write(path, write);
    }
}
