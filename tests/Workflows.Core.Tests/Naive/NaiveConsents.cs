using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>What a member consents to: the latest word of each.</summary>
internal sealed class NaiveConsents(Programme programme)
{
    private readonly Dictionary<int, (bool IsGiven, Instant At)> _words = [];

    /// <summary>Whether something may be sent for a purpose on a channel.</summary>
    public bool Allows(string purpose, string channel) => programme.Consents.FirstOrDefault(one => one.Purpose == purpose && one.Channel == channel) is { } consent
        && IsGiven(consent.Index);

    /// <summary>Takes what an event tells; what is told again is as old as it is.</summary>
    public void Take(EventRecord record)
    {
        var type = programme.EventTypes[record.Type];
        foreach (var consent in programme.Consents)
        {
            if (record.Type is BuiltInEvents.Joined or BuiltInEvents.Updated && type.FieldNamed(consent.Column) is { } told && record.Has(told.Index)
                && IsGiven(consent.Index) != (record.Numbers[told.Index] != 0))
            {
                _words[consent.Index] = (record.Numbers[told.Index] != 0, record.At);
            }
        }
    }

    public void WithdrawAll(Instant at)
    {
        foreach (var consent in programme.Consents.Where(consent => IsGiven(consent.Index)))
        {
            _words[consent.Index] = (false, at);
        }
    }

    /// <summary>Of two members who are one the later word counts; of two at one instant the one that withdraws.</summary>
    public void Join(NaiveConsents other)
    {
        foreach (var (consent, word) in other._words)
        {
            var isLater = !_words.TryGetValue(consent, out var own) || word.At > own.At || (word.At == own.At && !word.IsGiven);
            _words[consent] = isLater ? word : own;
        }
    }

    private bool IsGiven(int consent) => _words.TryGetValue(consent, out var word) && word.IsGiven;
}
