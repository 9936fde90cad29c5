using System.IO.Compression;
using System.Text;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Testing;

namespace Workflows.Input.Tests;

/// <summary>Reads text or bytes as a file of its own.</summary>
internal static class Reading
{
    public static List<InputLine> All(Programme programme, string text, EventReaderOptions? options = null) =>
        All(programme, Encoding.UTF8.GetBytes(text), options);

    public static List<InputLine> All(Programme programme, byte[] bytes, EventReaderOptions? options = null)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            return [.. EventReader.Read(programme, path, (options ?? new EventReaderOptions()) with { Name = "events" })];
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static List<EventRecord> Events(Programme programme, string text)
    {
        var lines = All(programme, text);
        Assert.Equal([], lines.Where(line => line.Bad is not null).Select(line => line.Bad!.ToString()));
        return [.. lines.Where(line => line.Event is not null).Select(line => line.Event!)];
    }

    public static EventRecord Event(Programme programme, string text) => Assert.Single(Events(programme, text));

    public static BadLine Bad(Programme programme, string text) =>
        Assert.Single(All(programme, text), line => line.Bad is not null).Bad!;

    public static string Fault(Programme programme, string text) => Assert.Throws<InputFault>(() => All(programme, text)).Message;

    public static string Fault(Programme programme, byte[] bytes) => Assert.Throws<InputFault>(() => All(programme, bytes)).Message;

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>A file of the shared data, or null where this machine hasn't got it.</summary>
    public static string? Shared(string name) => RepositoryFolder.Shared($"data/{name}");
}
