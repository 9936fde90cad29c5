using Workflows.Flows.Compiling;

namespace Workflows.Flows.Running;

/// <summary>What is due in a burst, first in, first out. One thing is done at a time.</summary>
internal sealed class Agenda
{
    private WorkItem[] _items = new WorkItem[16];
    private int _first;
    private int _count;

    /// <summary>Puts something at the end.</summary>
    public void Add(in WorkItem item)
    {
        if (_count == _items.Length)
        {
            var larger = new WorkItem[_items.Length * 2];
            for (var place = 0; place < _count; place++)
            {
                larger[place] = At(place);
            }

            (_items, _first) = (larger, 0);
        }

        At(_count++) = item;
        if (item.Owner is not null)
        {
            item.Owner.ScheduledItems++;
            Tell(item.Owner, 1);
        }
    }

    /// <summary>Takes what is first.</summary>
    public bool TryTake(out WorkItem item)
    {
        if (_count == 0)
        {
            item = default;
            return false;
        }

        item = At(0);
        At(0) = default;
        _first = (_first + 1) % _items.Length;
        _count--;
        Forget(item);
        return true;
    }

    /// <summary>Whether an activity is due in what holds it.</summary>
    public bool Holds(Context owner, FlowNode node)
    {
        for (var place = 0; place < _count && owner.ScheduledItems > 0; place++)
        {
            if (At(place).Owner == owner && At(place).Node == node)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes out what a run scheduled, and that it was to go on.</summary>
    public void Withdraw(Context context)
    {
        var kept = 0;
        for (var place = 0; place < _count; place++)
        {
            var item = At(place);
            if (item.Owner == context || item.Existing == context)
            {
                Forget(item);
            }
            else
            {
                At(kept++) = item;
            }
        }

        for (var place = kept; place < _count; place++)
        {
            At(place) = default;
        }

        _count = kept;
    }

    /// <summary>Takes out everything.</summary>
    public void Clear()
    {
        while (TryTake(out _))
        {
        }
    }

    private ref WorkItem At(int place) => ref _items[(_first + place) % _items.Length];

    private static void Forget(in WorkItem item)
    {
        if (item.Owner is not null)
        {
            item.Owner.ScheduledItems--;
            Tell(item.Owner, -1);
        }
    }

    /// <summary>All that a run is part of keep count.</summary>
    private static void Tell(Context owner, int change)
    {
        for (var context = owner; context is not null; context = context.Parent)
        {
            context.ItemsBelow += change;
        }
    }
}
