using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Machine.Batches;

/// <summary>A place in a batch: an event with what is known of it before any step.</summary>
internal struct Place
{
    /// <summary>The event; null where it is refused.</summary>
    public EventRecord? Record;

    /// <summary>Why it is refused.</summary>
    public Refusal Refusal;

    /// <summary>When it became known; <see cref="Instant.Earliest"/> where it is refused, as then nobody is woken for it.</summary>
    public Instant Known;

    /// <summary>The latest instant at which any event up to this one became known.</summary>
    public Instant Latest;

    /// <summary>Where the clock stands before it.</summary>
    public Instant Clock;

    /// <summary>The timeline of its member; null where it is refused.</summary>
    public Timeline? Timeline;

    /// <summary>The next place with an event of the same member; <see cref="Timeline.Nowhere"/> for none.</summary>
    public int Next;

    /// <summary>Whether its member becomes known with it.</summary>
    public bool IsNew;
}

/// <summary>
/// A run of events that can be taken side by side: some hundreds, fewer at the end of the batch or before one whose refusal needs a
/// member's log to say why. Grouped by member, each with who is to be woken.
/// </summary>
internal sealed class Stretch(ProgrammePlan plan, Roster roster, WakeQueue queue)
{
    /// <summary>So many events at most: what the workers draft is to be in the processor's cache still when it is brought into order.</summary>
    private const int MostPlaces = 512;

    /// <summary>So many wakings at most, besides what the events bring, so that a long silence doesn't fill the memory.</summary>
    private const int MostWakings = 20_000;

    private readonly List<Timeline> _timelines = [];
    private readonly Place[] _places = new Place[MostPlaces];

    /// <summary>How many places it has.</summary>
    public int Count { get; private set; }

    /// <summary>How many members have a part in it.</summary>
    public int Members { get; private set; }

    /// <summary>Whether any event of it takes another one back or puts one right.</summary>
    public bool LooksBack { get; private set; }

    /// <summary>A place.</summary>
    public ref readonly Place this[int place] => ref _places[place];

    /// <summary>The timeline of a member who has a part, by number from 0.</summary>
    public Timeline PartOf(int number) => _timelines[number];

    /// <summary>Lays out the next events.</summary>
    /// <param name="arrivals">What is left of the batch.</param>
    /// <param name="clock">Where the clock stands.</param>
    /// <param name="until">No event may be dated after this instant.</param>
    /// <param name="before">Only events that became known before this instant: the next refresh of rankings sees all members at once.</param>
    public void Load(ReadOnlySpan<Arrival> arrivals, Instant clock, Instant until, Instant before)
    {
        (Count, Members, LooksBack) = (0, 0, false);
        var latest = Instant.Earliest;
        var end = Math.Min(arrivals.Length, MostPlaces);
        for (var i = 0; i < end && Lay(arrivals[i], ref clock, ref latest, until, before); i++)
        {
            Count++;
        }

        FindWhoIsDue(latest);
    }

    /// <summary>The first place, from one on, before whose event all that is due at an instant is done; <see cref="Count"/> for none.</summary>
    public int FirstAfter(Instant due, int from)
    {
        if (from > 0 && _places[from - 1].Latest > due)
        {
            // Files whose events became known in another order than theirs: look at one after the other.
            while (from < Count && _places[from].Known <= due)
            {
                from++;
            }

            return from;
        }

        var (low, high) = (from, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _places[middle].Latest > due ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>Forgets who became known with a place, or later.</summary>
    public void ForgetNewMembersFrom(int place)
    {
        for (var i = Count - 1; i >= place; i--)
        {
            if (_places[i].IsNew)
            {
                roster.RemoveLast();
            }
        }
    }

    /// <summary>Whether a member became known with a place, or later.</summary>
    public bool IsNewFrom(Timeline timeline, int place) => timeline.First >= place && _places[timeline.First].IsNew;

    private bool Lay(in Arrival arrival, ref Instant clock, ref Instant latest, Instant until, Instant before)
    {
        var record = arrival.Event;
        if (record.Type is BuiltInEvents.Transferred or BuiltInEvents.Erased or BuiltInEvents.Merged)
        {
            // It always reaches another member, who has to be known as of its turn; and who is forgotten has no id any more.
            return false;
        }

        var known = Admission.KnownAt(arrival, clock);
        var member = roster.Find(record.Member);
        if (member is { IsOfMerge: true } && (member.Id != record.Member || Admission.LooksBack(plan.Programme, record)))
        {
            // It may be of one who went under.
            return false;
        }

        var refusal = Admission.Of(plan.Programme, record, known, until, member is not null);
        var looksBack = refusal == Refusal.None && Admission.LooksBack(plan.Programme, record);
        if (refusal == Refusal.None)
        {
            refusal = Admission.OfLate(plan, ref record, known);
            if (looksBack && (refusal != Refusal.None || member is null))
            {
                return false;
            }
        }

        if (refusal == Refusal.None && known >= before)
        {
            return false;
        }

        ref var place = ref _places[Count];
        place = new Place { Refusal = refusal, Known = Instant.Earliest, Latest = latest, Clock = clock, Next = Timeline.Nowhere };
        if (refusal != Refusal.None)
        {
            return true;
        }

        LooksBack |= looksBack;
        latest = Instant.Later(latest, known);
        clock = Instant.Later(clock, known);
        (place.Record, place.Known, place.Latest, place.IsNew) = (record, known, latest, member is null);
        place.Timeline = TimelineOf(member ?? roster.Add(record.Member));
        Append(place.Timeline);
        return true;
    }

    private void Append(Timeline timeline)
    {
        if (timeline.First == Timeline.Nowhere)
        {
            timeline.First = Count;
        }
        else
        {
            _places[timeline.Last].Next = Count;
        }

        timeline.Last = Count;
    }

    /// <summary>Takes out of the queue who is to be woken before some event; where there are too many, the stretch ends before them.</summary>
    private void FindWhoIsDue(Instant latest)
    {
        for (var i = 0; queue.TakeDueBefore(latest, out _) is { } member; i++)
        {
            TimelineOf(member);
            if (i >= MostWakings)
            {
                Shorten(queue.NextDue());
                return;
            }
        }
    }

    private void Shorten(Instant due)
    {
        var end = FirstAfter(due, 0);
        ForgetNewMembersFrom(end);
        Count = end;
    }

    private Timeline TimelineOf(MemberState member)
    {
        if (member.Timeline < 0)
        {
            member.Timeline = Members++;
            if (_timelines.Count < Members)
            {
                _timelines.Add(new Timeline());
            }

            _timelines[member.Timeline].Begin(member);
        }

        return _timelines[member.Timeline];
    }
}
