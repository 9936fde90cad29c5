using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Workflows.Delivery.Sending;

/// <summary>An attempt to hand a message over, or somebody's word that it is to be tried again.</summary>
/// <param name="Key">The message: entry and line, such as <c>17-3</c>.</param>
/// <param name="At">When.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="Outcome">What came of it; null where it is to be tried again by somebody's word.</param>
public sealed record DeliveryAttempt(string Key, DateTimeOffset At, string Channel, DeliveryOutcome? Outcome);

/// <summary>
/// What came of the messages of a database: a file beside it to which each attempt is added as a line and brought to the disk. It says nothing
/// of who a member is. A line that was cut off by a loss of power is no attempt: the message is sent again under the same key.
/// One program at a time has it open.
/// </summary>
public sealed class DeliveryJournal : IDisposable
{
    private readonly FileStream _file;
    private readonly List<DeliveryAttempt> _attempts = [];

    // Who reads the journal doesn't wait for who sends: so what keeps a second sender out is a file of its own.
    private readonly FileStream? _lock;

    private DeliveryJournal(FileStream file, FileStream? held) => (_file, _lock) = (file, held);

    /// <summary>All attempts, in their order.</summary>
    public IReadOnlyList<DeliveryAttempt> Attempts => _attempts;

    /// <summary>Where the journal of a database is.</summary>
    /// <param name="database">The database.</param>
    public static string PathOf(string database) => $"{database}.delivery";

    /// <summary>Opens the journal of a database, and makes it where there is none.</summary>
    /// <param name="database">The database.</param>
    /// <exception cref="DeliveryFault">Another program has it open, or it can't be read.</exception>
    public static DeliveryJournal Open(string database)
    {
        var path = PathOf(database);
        FileStream? held = null;
        DeliveryJournal? journal = null;
        try
        {
            held = new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            journal = new DeliveryJournal(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite), held);
            journal.Load(path);
            (held, var opened, journal) = (null, journal, null);
            return opened;
        }
        catch (IOException fault)
        {
            throw new DeliveryFault($"{path} can't be opened: another program may be sending these messages; wait for it. ({fault.Message})", fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new DeliveryFault($"{path} can't be written to; give write access to it and its folder.", fault);
        }
        finally
        {
            journal?.Dispose();
            held?.Dispose();
        }
    }

    /// <summary>What the journal of a database says, also while another program has it open; nothing where there is none.</summary>
    /// <param name="database">The database.</param>
    /// <exception cref="DeliveryFault">It can't be read.</exception>
    public static IReadOnlyList<DeliveryAttempt> Read(string database)
    {
        var path = PathOf(database);
        if (!File.Exists(path))
        {
            return [];
        }

        using var journal = new DeliveryJournal(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), null);
        journal.Fill(path);
        return journal._attempts;
    }

    /// <summary>Adds an attempt and brings it to the disk.</summary>
    /// <param name="attempt">The attempt.</param>
    public void Add(DeliveryAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        _file.Write(JsonSerializer.SerializeToUtf8Bytes(new Line(
            attempt.Key, attempt.At.ToString("O", CultureInfo.InvariantCulture), attempt.Channel, attempt.Outcome?.State.ToString() ?? "Again",
            attempt.Outcome?.Words ?? "", attempt.Outcome?.NotBefore?.TotalSeconds)));
        _file.WriteByte((byte)'\n');
        _file.Flush(flushToDisk: true);
        _attempts.Add(attempt);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _lock?.Dispose();
    }

    private void Load(string path)
    {
        var whole = Fill(path);
        _file.SetLength(whole);
        _file.Position = whole;
    }

    /// <summary>Reads the whole lines; gives where the last of them ends.</summary>
    private int Fill(string path)
    {
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        var number = 0;
        foreach (var text in Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            number++;
            _attempts.Add(AttemptOf(text) ?? throw new DeliveryFault($"{path}:{number}: this line is damaged; restore a copy of the file, or delete the line."));
        }

        return whole;
    }

    private static DeliveryAttempt? AttemptOf(string text)
    {
        try
        {
            var line = JsonSerializer.Deserialize<Line>(text)!;
            var at = DateTimeOffset.Parse(line.At, CultureInfo.InvariantCulture);
            return new(line.Key, at, line.Channel, line.Outcome == "Again" ? null : new DeliveryOutcome(
                Enum.Parse<DeliveryState>(line.Outcome), line.Words, line.NotBefore is { } seconds ? TimeSpan.FromSeconds(seconds) : null));
        }
        catch (Exception fault) when (fault is JsonException or FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>A line of the file.</summary>
    private sealed record Line(string Key, string At, string Channel, string Outcome, string Words, double? NotBefore);
}
