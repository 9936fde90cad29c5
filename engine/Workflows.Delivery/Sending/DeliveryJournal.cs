using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Workflows.Storage.Reading;

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
/// One program at a time has it open. Its first line names the database, as another one has the same keys for other messages.
/// </summary>
public sealed class DeliveryJournal : IDisposable
{
    private const int OwnerSize = 16;

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
    /// <param name="database">Where the database is.</param>
    /// <param name="reader">The database.</param>
    /// <exception cref="DeliveryFault">Another program has it open, it can't be read, or it is of another database.</exception>
    public static DeliveryJournal Open(string database, RunReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var path = PathOf(database);
        FileStream? held = null;
        DeliveryJournal? journal = null;
        try
        {
            held = new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            journal = new DeliveryJournal(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite), held);
            journal.Load(path, OwnerOf(reader));
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
    /// <param name="database">Where the database is.</param>
    /// <param name="reader">The database.</param>
    /// <exception cref="DeliveryFault">It can't be read, or is of another database.</exception>
    public static IReadOnlyList<DeliveryAttempt> Read(string database, RunReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var path = PathOf(database);
        if (!File.Exists(path))
        {
            return [];
        }

        using var journal = new DeliveryJournal(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), null);
        journal.Fill(path, OwnerOf(reader));
        return journal._attempts;
    }

    /// <summary>Adds an attempt and brings it to the disk.</summary>
    /// <param name="attempt">The attempt.</param>
    public void Add(DeliveryAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        Write(new Line(
            attempt.Key, attempt.At.ToString("O", CultureInfo.InvariantCulture), attempt.Channel, attempt.Outcome?.State.ToString() ?? "Again",
            attempt.Outcome?.Words ?? "", attempt.Outcome?.NotBefore?.TotalSeconds));
        _attempts.Add(attempt);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _lock?.Dispose();
    }

    /// <summary>What only this database has: it follows from its secret and doesn't tell it.</summary>
    private static string OwnerOf(RunReader reader) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(reader.VoucherSecret.Bytes, "journal of deliveries"u8).AsSpan(0, OwnerSize));

    private void Load(string path, string owner)
    {
        var whole = Fill(path, owner);
        _file.SetLength(whole);
        _file.Position = whole;
        if (whole == 0)
        {
            Write(new Head(owner));
        }
    }

    private void Write<T>(T line)
    {
        _file.Write(JsonSerializer.SerializeToUtf8Bytes(line));
        _file.WriteByte((byte)'\n');
        _file.Flush(flushToDisk: true);
    }

    /// <summary>Reads the whole lines; gives where the last of them ends.</summary>
    private int Fill(string path, string owner)
    {
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        var lines = Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > 0 && lines[0] != JsonSerializer.Serialize(new Head(owner)))
        {
            throw new DeliveryFault($"{path} tells of the messages of another database; move it away, or restore the one that belongs to this database.");
        }

        for (var i = 1; i < lines.Length; i++)
        {
            _attempts.Add(AttemptOf(lines[i]) ?? throw new DeliveryFault($"{path}:{i + 1}: this line is damaged; restore a copy of the file, or delete the line."));
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

    /// <summary>The first line of the file.</summary>
    private sealed record Head(string Database);

    /// <summary>Another line of the file.</summary>
    private sealed record Line(string Key, string At, string Channel, string Outcome, string Words, double? NotBefore);
}
