namespace Workflows.Delivery.Files;

/// <summary>Writes files so that at any moment there is the old one or the new one, never half of one.</summary>
public static class WholeFile
{
    /// <summary>Writes bytes; the folder is made where it is missing.</summary>
    public static void Write(string path, byte[] bytes) => Write(path, stream => stream.Write(bytes));

    /// <summary>Writes a file; the folder is made where it is missing.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = $"{full}.part";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            write(file);
        }

        File.Move(temporary, full, overwrite: true);
    }
}
