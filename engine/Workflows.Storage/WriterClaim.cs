namespace Workflows.Storage;

/// <summary>
/// That one program at a time writes to a database: a lock on a file beside it, which the system lets go when the program ends, however it ends.
/// </summary>
public sealed class WriterClaim : IDisposable
{
    private const string Suffix = "-lock";

    private readonly FileStream? _lock;

    private WriterClaim(FileStream? held) => _lock = held;

    /// <summary>Takes the place of the writer.</summary>
    /// <param name="path">The database.</param>
    /// <returns>The place, which is free again once this is disposed; null where another program has it.</returns>
    public static WriterClaim? TryTake(string path)
    {
        try
        {
            return new WriterClaim(new FileStream(path + Suffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or DirectoryNotFoundException or NotSupportedException or ArgumentException)
        {
            // Where no file can be made the database can't be written to either, and opening it says so.
            return new WriterClaim(null);
        }
        catch (IOException)
        {
            return Directory.Exists(path) ? new WriterClaim(null) : null;
        }
    }

    /// <summary>Takes the place of the writer.</summary>
    /// <param name="path">The database.</param>
    /// <exception cref="StorageFault">Another program has it.</exception>
    public static WriterClaim Take(string path) => TryTake(path)
        ?? throw new StorageFault($"{path} is being written to by another program; try again when that is done, or end it first.");

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();
}
