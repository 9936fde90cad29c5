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
        MakeRoom();
        At(_count++) = item;
        Remember(item);
    }

    /// <summary>Puts something before all else.</summary>
    public void AddFirst(in WorkItem item)
    {
        MakeRoom();
        _first = (_first + _items.Length - 1) % _items.Length;
        _count++;
        At(0) = item;
        Remember(item);
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

    /// <summary>Whether one of some activities is due in what holds it.</summary>
    public bool Holds(Context owner, Predicate<FlowNode> isMeant)
    {
        for (var place = 0; place < _count && owner.ScheduledItems > 0; place++)
        {
            if (At(place).Owner == owner && isMeant(At(place).Node))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes out what a run scheduled, and that it was to go on.</summary>
    public void Withdraw(Context context) => Withdraw(context, null);

    /// <summary>Takes out some of the activities that a run scheduled.</summary>
    public void Withdraw(Context context, Predicate<FlowNode>? isMeant)
    {
        var kept = 0;
        for (var place = 0; place < _count; place++)
        {
            var item = At(place);
            if (isMeant is null ? item.Owner == context || item.Existing == context : item.Owner == context && isMeant(item.Node))
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

    private void MakeRoom()
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
    }

    private static void Remember(in WorkItem item)
    {
        if (item.Owner is not null)
        {
            item.Owner.ScheduledItems++;
            Tell(item.Owner, 1);
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
