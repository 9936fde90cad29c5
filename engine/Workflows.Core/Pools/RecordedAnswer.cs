namespace Workflows.Core.Pools;

/// <summary>What a pool was asked, and granted, for one thing; and how much of that is wanted now that the log is judged again.</summary>
internal sealed class RecordedAnswer
{
    private long _entry = -1;
    private long _inEntry;
    private long? _mostInEntry;

    /// <summary>What was asked, less what was given back.</summary>
    private long _asked;

    /// <summary>What was asked besides in earlier steps, and given back within the same step as another pool granted less: that it is wanted is no news.</summary>
    private long _askedBesidesBefore;

    private long _granted;
    private long _wanted;
    private long _used;

    private long AskedBesides => _askedBesidesBefore + ((_mostInEntry ?? _inEntry) - _inEntry);

    /// <summary>What was granted and is not used yet.</summary>
    public long Left => _granted - _used;

    /// <summary>Takes in an answer of the log.</summary>
    public void Record(long entry, long asked, long granted)
    {
        if (entry != _entry)
        {
            (_askedBesidesBefore, _entry, _inEntry, _mostInEntry) = (AskedBesides, entry, 0, null);
        }

        _inEntry += asked;
        _mostInEntry = Math.Max(_mostInEntry ?? _inEntry, _inEntry);
        (_asked, _granted) = (_asked + asked, _granted + granted);
    }

    /// <summary>How much of what is wanted now nobody has asked for before; of what is only added up, how much was not granted.</summary>
    public long Beyond(long points, bool isLimited) =>
        !isLimited ? points - Left : Math.Min(points, _wanted + points - _asked - AskedBesides);

    /// <summary>More was asked of the live pool.</summary>
    public void AskAnew(long asked, long granted) => (_asked, _granted) = (_asked + asked, _granted + granted);

    /// <summary>So much is wanted, and so much of it is granted.</summary>
    public void Use(long wanted, long granted) => (_wanted, _used) = (_wanted + wanted, _used + granted);
}
