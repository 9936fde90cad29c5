using Workflows.Model.Events;

namespace Workflows.Evaluation.Books;

/// <summary>News of the market as they stand after corrections, in the order in which they became known.</summary>
internal sealed class MarketBook
{
    private readonly List<EventRecord> _records = [];

    /// <summary>Takes an event of the market; one that puts another right takes its place.</summary>
    public void Take(EventRecord record)
    {
        if (record.Replaces is { } replaced)
        {
            _records.RemoveAll(one => one.Type == record.Type && one.Key == replaced);
        }

        _records.Add(record);
    }

    /// <summary>The events of a type.</summary>
    public IEnumerable<EventRecord> Of(int type) => _records.Where(record => record.Type == type);
}
