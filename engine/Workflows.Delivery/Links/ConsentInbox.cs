using System.Text;
using System.Text.Json;
using Workflows.Delivery.Returns;

namespace Workflows.Delivery.Links;

/// <summary>What a member chose last: whether, and when.</summary>
internal readonly record struct ConsentChoice(bool IsGiven, DateTimeOffset At);

/// <summary>
/// The event file to which choices of members are added, a line each, for <c>loyalty run</c> to take in; each line is on the disk before the member is told.
/// What it says counts here until the database knows of it. Serves one thread at a time.
/// </summary>
public sealed class ConsentInbox
{
    private const string Prefix = "consent_";

    private readonly string _path;
    private readonly Dictionary<(string Member, string Column), ConsentChoice> _latest = [];

    /// <summary>Goes on with a file, or begins one.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    public ConsentInbox(string path)
    {
        _path = path;
        foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            Note(line);
        }
    }

    /// <summary>What a member chose last, as far as this file says; null for nothing.</summary>
    internal ConsentChoice? Latest(string member, string column) => _latest.TryGetValue((member, column), out var choice) ? choice : null;

    /// <summary>Adds choices of a member, and brings them to the disk.</summary>
    /// <param name="member">The member's id.</param>
    /// <param name="key">What they came of: with their instant the key of the event.</param>
    /// <param name="at">When.</param>
    /// <param name="choices">Columns of consents, with whether they are given.</param>
    internal void Add(string member, string key, DateTimeOffset at, IReadOnlyList<(string Column, bool IsGiven)> choices)
    {
        var line = EventLine.Of(
            "Updated", member, at, [("key", $"{key} {EventLine.InstantOf(at)}"), .. choices.Select(choice => (choice.Column, choice.IsGiven ? "yes" : "no"))]);
        using (var file = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            // A line that a loss of power cut off stays alone: the next one doesn't go on in it.
            file.Seek(0, SeekOrigin.End);
            var isWhole = file.Length == 0 || LastByte(file) == '\n';
            file.Write(Encoding.UTF8.GetBytes($"{(isWhole ? "" : "\n")}{line}\n"));
            file.Flush(flushToDisk: true);
        }

        Note(line);
    }

    private static int LastByte(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte();
    }

    private void Note(string text)
    {
        try
        {
            using var line = JsonDocument.Parse(text);
            var (member, at) = (line.RootElement.GetProperty("member").GetString()!, line.RootElement.GetProperty("at").GetDateTimeOffset());
            foreach (var field in line.RootElement.EnumerateObject().Where(field => field.Name.StartsWith(Prefix, StringComparison.Ordinal)))
            {
                _latest[(member, field.Name)] = new(field.Value.GetString() == "yes", at);
            }
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // What can't be read says nothing here; `loyalty run` tells where it is.
        }
    }
}
