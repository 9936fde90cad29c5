namespace Workflows.Runtime.Outbox;

/// <summary>Writes files so that at any moment there is the old one or the new one, never half of one.</summary>
public static class WholeFile
{
    /// <summary>Writes bytes; the folder is made where it is missing.</summary>
    public static void Write(string path, byte[] bytes)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = $"{full}.part";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, full, overwrite: true);
    }
}
