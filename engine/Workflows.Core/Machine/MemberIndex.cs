using Workflows.Core.Machine.Batches;
using Workflows.Core.Members;
using Workflows.Prefetching;

namespace Workflows.Core.Machine;

/// <summary>
/// Finds members by id. A table of its own, because a batch looks up many ids at once and takes each step of the search for all of them
/// before the next one (<see cref="LookAhead"/>): so the processor waits for many places of the memory at the same time.
/// </summary>
/// <param name="members">The members by index.</param>
internal sealed class MemberIndex(List<MemberState> members)
{
    private const int Free = 0;
    private const int Removed = -1;

    private Slot[] _slots = new Slot[64];
    private int _used;

    /// <summary>A place of the table.</summary>
    /// <param name="Hash">The hash of the id.</param>
    /// <param name="Member">The member's index plus 1; or <see cref="Free"/>, or <see cref="Removed"/>.</param>
    private readonly record struct Slot(int Hash, int Member);

    /// <summary>The hash of an id; another one in each process, so that nobody can choose ids that collide.</summary>
    public static int HashOf(string id) => id.GetHashCode(StringComparison.Ordinal);

    /// <summary>Has the processor bring the place at which a search begins.</summary>
    public void Bring(int hash) => ProcessorCache.Bring(ref _slots[hash & (_slots.Length - 1)]);

    /// <summary>The member who most likely is meant, without a look at the id; -1 where nobody can be.</summary>
    public int Likely(int hash)
    {
        var at = Next(hash, hash & (_slots.Length - 1));
        return _slots[at].Member - 1;
    }

    /// <summary>The index of a member; -1 where nobody has the id.</summary>
    public int Find(string id)
    {
        var at = PlaceOf(id);
        return _slots[at].Member - 1;
    }

    /// <summary>Adds a member.</summary>
    /// <exception cref="ArgumentException">Somebody has the id already.</exception>
    public void Add(string id, int member)
    {
        var at = PlaceOf(id);
        if (_slots[at].Member != Free)
        {
            throw new ArgumentException("Two members have the same id.", nameof(id));
        }

        _slots[at] = new Slot(HashOf(id), member + 1);
        if (++_used > _slots.Length / 2)
        {
            Grow();
        }
    }

    /// <summary>Removes an id, if it is there.</summary>
    public void Remove(string id)
    {
        var at = PlaceOf(id);
        if (_slots[at].Member != Free)
        {
            _slots[at] = new Slot(_slots[at].Hash, Removed);
        }
    }

    /// <summary>The place of an id, or the free one where its search ends.</summary>
    private int PlaceOf(string id)
    {
        var hash = HashOf(id);
        var at = Next(hash, hash & (_slots.Length - 1));
        while (_slots[at].Member != Free && members[_slots[at].Member - 1].Id != id)
        {
            at = Next(hash, (at + 1) & (_slots.Length - 1));
        }

        return at;
    }

    /// <summary>The first place from one on that has a hash, or is free.</summary>
    private int Next(int hash, int at)
    {
        while (_slots[at].Member != Free && (_slots[at].Hash != hash || _slots[at].Member == Removed))
        {
            at = (at + 1) & (_slots.Length - 1);
        }

        return at;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[2 * old.Length];
        _used = 0;
        foreach (var slot in old)
        {
            if (slot.Member is not (Free or Removed))
            {
                var at = slot.Hash & (_slots.Length - 1);
                while (_slots[at].Member != Free)
                {
                    at = (at + 1) & (_slots.Length - 1);
                }

                _slots[at] = slot;
                _used++;
            }
        }
    }
}
