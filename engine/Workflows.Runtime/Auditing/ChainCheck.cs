using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Auditing;

/// <summary>Checks that the log is whole: ids without gaps, each entry naming the member's one before, and a message for each that was sent.</summary>
internal sealed class ChainCheck(RunReader reader, Findings findings) : IDisposable
{
    private readonly Dictionary<int, long> _last = [];
    private readonly IEnumerator<StoredMessage> _messages = reader.Outbox().GetEnumerator();
    private bool _hasMessage;
    private bool _isBegun;
    private long _events;
    private long _postings;
    private long _next = 1;

    /// <summary>Looks at the next entry.</summary>
    public void Follow(StoredEntry entry)
    {
        if (!_isBegun)
        {
            (_isBegun, _hasMessage) = (true, _messages.MoveNext());
        }

        findings.Require(entry.Id == _next, $"Entry {entry.Id} follows entry {_next - 1}: entries are missing in between.");
        _next = entry.Id + 1;
        var last = _last.GetValueOrDefault(entry.Member);
        findings.Require(entry.Previous == last, $"Entry {entry.Id} names {entry.Previous} as the member's entry before; it is {last}.");
        _last[entry.Member] = entry.Id;
        _events += entry.Event is null || PassingEvents.Is(entry.Event.Type) ? 0 : 1;
        _postings += entry.Postings.Count;
        FollowMessages(entry);
    }

    /// <summary>Compares with what is stored beside the log.</summary>
    public void Finish()
    {
        findings.Require(reader.NextLogId == _next, $"The next entry is to be {reader.NextLogId}, but the log ends with {_next - 1}.");
        findings.Require(reader.KeyCount == _events, $"{reader.KeyCount} keys are remembered for {_events} events.");
        findings.Require(reader.LedgerLines == _postings, $"The ledger has {reader.LedgerLines} lines; {_postings} belong to entries of the log.");
        findings.Require(!_hasMessage, $"The outbox has messages of entries that are not in the log.");
        foreach (var member in reader.Members)
        {
            var last = _last.GetValueOrDefault(member.Index);
            findings.Require(member.LastEntry == last, $"Member {member.Id} names {member.LastEntry} as the last entry; it is {last}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _messages.Dispose();

    private void FollowMessages(StoredEntry entry)
    {
        for (var line = 0; line < entry.Effects.Count; line++)
        {
            if (entry.Effects[line] is not { Kind: EffectKind.MessageSent or EffectKind.WorkflowSent } effect)
            {
                continue;
            }

            var holds = _hasMessage && _messages.Current is var message && message.Entry == entry.Id && message.Line == line
                && message.Member == entry.Member && message.Journey == effect.Source && message.Instance == effect.Subject
                && message.Step == effect.Text && message.At == effect.At;
            findings.Require(holds, $"Entry {entry.Id}: a message was decided that is not in the outbox as it should be.");
            _hasMessage = holds ? _messages.MoveNext() : _hasMessage;
        }
    }
}
