using Workflows.Core.State;
using Workflows.Model.Time;
using Workflows.Storage.Personal;
using Workflows.Storage.Schema;
using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Reading;

/// <summary>A message with its member, as whoever follows a link of it needs them.</summary>
/// <param name="Message">The message.</param>
/// <param name="Member">Its member as it stands now.</param>
/// <param name="LinkKey">The key with which its links are signed.</param>
public sealed record MessageInHand(StoredMessage Message, StoredMember Member, byte[] LinkKey);

/// <summary>
/// Finds single messages of a database by their keys, also while a run writes to it: for a service that answers one question at a time and for long.
/// Each answer is of the last commit. Serves one thread at a time.
/// </summary>
public sealed class MessageBook : IDisposable
{
    private readonly Database _database;
    private readonly Statement _message;
    private readonly Statement _member;

    private MessageBook(Database database)
    {
        _database = database;
        _message = database.Prepare("SELECT member, journey, instance, step, channel, template, at, model FROM outbox WHERE event = ? AND line = ?");
        _member = database.Prepare("SELECT next_due, last_event, state, secret, sheet FROM member JOIN person ON member = id WHERE id = ?");
    }

    /// <summary>Opens a database.</summary>
    /// <exception cref="StorageFault">There is none, or it can't be read.</exception>
    public static MessageBook Open(string path)
    {
        var database = Database.Open(path);
        try
        {
            database.Execute(Form.ReadingPragmas);
            return new MessageBook(database);
        }
        catch (StorageFault)
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>How many versions of the programme there are: members stand as the last of them says.</summary>
    /// <exception cref="StorageFault">It can't be read.</exception>
    public long Versions => _database.Number("SELECT COUNT(*) FROM programme");

    /// <summary>A message; null where there is none, and where its member was erased.</summary>
    /// <param name="entry">The entry of the log that caused it.</param>
    /// <param name="line">Which of its effects.</param>
    /// <exception cref="StorageFault">It can't be read.</exception>
    public MessageInHand? Find(long entry, int line)
    {
        try
        {
            if (!_message.Bind(1, entry).Bind(2, line).Step())
            {
                return null;
            }

            var index = (int)_message.Long(0);
            var (journey, instance, step) = ((int)_message.Long(1), (int)_message.Long(2), _message.Text(3));
            var (channel, template, at, model) = (_message.Text(4), _message.Text(5), new Instant(_message.Long(6)), _message.Bytes(7).ToArray());
            if (model.Length == 0 || !_member.Bind(1, index).Step())
            {
                return null;
            }

            var key = _member.Bytes(3).ToArray();
            var sheet = SealedBytes.Open(key, SealedKind.Sheet, index, _member.Bytes(4));
            var said = SealedBytes.Open(key, SealedKind.Message, entry, model);
            return new(
                new StoredMessage(entry, line, index, journey, instance, step, channel, template, at, said),
                new StoredMember(index, MemberCodec.IdOf(sheet), new Instant(_member.Long(0)), _member.Long(1), _member.Bytes(2).ToArray(), sheet),
                MemberKeys.LinkKeyOf(key));
        }
        catch (FormatException fault)
        {
            throw new StorageFault($"{_database.Path}: the message {entry}-{line} can't be read. {fault.Message}", fault);
        }
        finally
        {
            _message.Reset();
            _member.Reset();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _message.Dispose();
        _member.Dispose();
        _database.Dispose();
    }
}
