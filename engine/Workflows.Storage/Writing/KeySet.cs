namespace Workflows.Storage.Writing;

/// <summary>Whether an event was taken before.</summary>
public enum KeyVerdict
{
    /// <summary>No event of this type and key was.</summary>
    New,

    /// <summary>The same event was.</summary>
    Same,

    /// <summary>An event of this type and key was, but it says something else.</summary>
    Different,
}

/// <summary>
/// The fingerprints of all events that were taken, in memory: 24 bytes each, and as many again for room. On disk they are a log in
/// order, as an index over random keys would cost more than everything else.
/// </summary>
internal sealed class KeySet
{
    private EventFingerprint[] _slots = new EventFingerprint[1024];
    private int _count;

    /// <summary>How many there are.</summary>
    public int Count => _count;

    /// <summary>Looks an event up.</summary>
    public KeyVerdict Find(EventFingerprint print)
    {
        var slot = _slots[SlotOf(Filled(print))];
        return slot.High == 0 ? KeyVerdict.New : slot.Content == print.Content ? KeyVerdict.Same : KeyVerdict.Different;
    }

    /// <summary>Adds an event that isn't there.</summary>
    public void Add(EventFingerprint print)
    {
        if (4 * (_count + 1) > 3 * _slots.Length)
        {
            Grow();
        }

        print = Filled(print);
        _slots[SlotOf(print)] = print;
        _count++;
    }

    /// <summary>0 marks an empty slot; the one hash in 2^64 that is 0 is taken for 1.</summary>
    private static EventFingerprint Filled(EventFingerprint print) => print.High == 0 ? print with { High = 1 } : print;

    private int SlotOf(EventFingerprint print)
    {
        var mask = (uint)_slots.Length - 1;
        var at = unchecked((uint)print.High) & mask;
        while (_slots[at].High != 0 && (_slots[at].High != print.High || _slots[at].Low != print.Low))
        {
            at = (at + 1) & mask;
        }

        return (int)at;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new EventFingerprint[2 * old.Length];
        foreach (var print in old)
        {
            if (print.High != 0)
            {
                _slots[SlotOf(print)] = print;
            }
        }
    }
}
