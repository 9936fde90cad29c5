using Workflows.Core.Ledger;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rankings;
using Workflows.Model.Events;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>
/// What happens to one member: is woken, brought to the instant of an event, takes the event, or is corrected by one that changes the
/// past. One object serves one thread.
/// </summary>
internal sealed class MemberTurn
{
    private readonly ProgrammePlan _plan;
    private readonly Rejudging _rejudging;

    /// <summary>Turns of the members of a programme.</summary>
    public MemberTurn(ProgrammePlan plan)
    {
        _plan = plan;
        Step = new MemberStep(plan);
        _rejudging = new Rejudging(plan, Step);
    }

    /// <summary>The step.</summary>
    public MemberStep Step { get; }

    /// <summary>Whether an event is of somebody who has left, or takes back or puts right what isn't there.</summary>
    /// <param name="member">The member; null for somebody unknown.</param>
    /// <param name="record">The event.</param>
    /// <param name="book">Knows the member's log.</param>
    public Refusal RefusalOf(MemberState? member, EventRecord record, IStepBook book)
    {
        if (Admission.IsOfWhoHasLeft(_plan.Programme, record, member))
        {
            return Refusal.HasLeft;
        }

        if (_plan.Programme.EventTypes[record.Type].Reverses is { } reversal
            && !HoldsBesides(member, record, reversal.EventType, record.Texts[reversal.By.Index], book))
        {
            return Refusal.NothingToReverse;
        }

        // What is held of who went under is held of who goes on: that it is was seen when it was asked whose the event is.
        if (HeldPoints.Denies(_plan.Programme, record.Type) && member?.MergedInto is null && !IsHeld(member, record))
        {
            return Refusal.NothingHeld;
        }

        return record.Replaces is { } replaced && !Holds(member, record.Type, replaced, book) ? Refusal.NothingToReplace : Refusal.None;
    }

    /// <summary>Takes an event.</summary>
    /// <param name="member">The member, for whom everything is done that was due before the event became known.</param>
    /// <param name="record">The event.</param>
    /// <param name="known">When it became known.</param>
    /// <param name="clock">Where the clock stands with it.</param>
    /// <param name="book">Where the steps go.</param>
    /// <param name="notBefore">The instant of its cause where another member's step made it: it changes nothing before.</param>
    /// <returns>The member after it: another state where the past was changed.</returns>
    public MemberState Take(MemberState member, EventRecord record, Instant known, Instant clock, IStepBook book, Instant? notBefore = null)
    {
        if (_plan.IsPlain(record) && EffectiveLog.Compare(record, member.LastAt, member.LastKey) >= 0)
        {
            return Happen(member, record, known, clock, book);
        }

        if (_plan.Programme.EventTypes[record.Type].IsMarket)
        {
            // News of the market are kept, for figures; they change nothing about anybody.
            book.Accept(member, record, record.At, known, book.Begin(member));
            return member;
        }

        record = Admission.InTurn(record, member, known);
        if (Admission.LooksBack(_plan.Programme, record) || EffectiveLog.Compare(record, member.LastAt, member.LastKey) < 0)
        {
            return Correct(member, record, known, clock, notBefore ?? record.At, book);
        }

        return Happen(member, record, known, clock, book);
    }

    private MemberState Happen(MemberState member, EventRecord record, Instant known, Instant clock, IStepBook book)
    {
        WakeOwn(member, record.At, clock, book);
        var latest = member.Cuts;
        if (latest.At > record.At)
        {
            // Only of somebody who was not known yet: the event is judged by the cuts of its own instant.
            member.Cuts = latest.AsOf(record.At);
        }

        var output = book.Begin(member);
        Step.Event(member, record, book.Answers, output);
        book.Accept(member, record, record.At, known, output);
        foreach (var later in ReferenceEquals(latest, member.Cuts) ? [] : latest.Since(record.At))
        {
            WakeOwn(member, later.At, clock, book);
            Refresh(member, later, [], clock, book);
        }

        return member;
    }

    /// <summary>Judges a member by cuts that were just refreshed.</summary>
    /// <param name="member">The member, whose clock has been brought to the refresh.</param>
    /// <param name="cuts">The cuts.</param>
    /// <param name="places">The places of leaderboards that the member got.</param>
    /// <param name="clock">Where the clock stands.</param>
    /// <param name="book">Where the step goes, if anything is decided.</param>
    public void Refresh(MemberState member, CutTable cuts, IReadOnlyList<Place> places, Instant clock, IStepBook book)
    {
        var output = book.Begin(member);
        var at = Step.Refresh(member, cuts, cuts.At, places, book.Answers, output);
        if (output.Effects.Count > 1)
        {
            book.Accept(member, null, at, Instant.Later(at, clock), output);
        }
    }

    /// <summary>Wakes a member at a due instant.</summary>
    /// <param name="member">The member.</param>
    /// <param name="at">The instant.</param>
    /// <param name="waitsToo">Whether waits that are due are over too.</param>
    /// <param name="clock">Where the clock stands.</param>
    /// <param name="book">Where the step goes, if anything is decided.</param>
    public void Wake(MemberState member, Instant at, bool waitsToo, Instant clock, IStepBook book)
    {
        var output = book.Begin(member);
        Step.Wake(member, at, waitsToo, book.Answers, output);
        if (!output.IsEmpty)
        {
            book.Accept(member, null, at, Instant.Later(at, clock), output);
        }
    }

    // By itself, so that asking about every event allocates nothing.
    private bool IsHeld(MemberState? member, EventRecord record)
    {
        var (programme, key) = (_plan.Programme, HeldPoints.KeyIn(_plan.Programme, record));
        return member?.HeldEarnings?.Exists(held => held.Key == key && HeldPoints.IsAbout(programme, record.Type, programme.Guards[held.Guard])) == true;
    }

    private bool Holds(MemberState? member, int type, string? key, IStepBook book) =>
        member is not null && key is not null && EffectiveLog.Holds(_plan.Programme, book.LogOf(member), type, key);

    /// <summary>Whether something is left of what an event takes back. What it puts right has not taken it back: that was wrong.</summary>
    private bool HoldsBesides(MemberState? member, EventRecord record, int type, string? key, IStepBook book)
    {
        if (record.Replaces is null || member is null || key is null)
        {
            return Holds(member, type, key, book);
        }

        var (besides, wrong) = (new List<LogEntry>(), record.Replaces);
        foreach (var entry in book.LogOf(member).Reverse())
        {
            if (entry.Event is { } known && known.Type == record.Type && known.Key == wrong)
            {
                wrong = known.Replaces;
                continue;
            }

            besides.Add(entry);
        }

        besides.Reverse();
        return EffectiveLog.Holds(_plan.Programme, besides, type, key);
    }

    private MemberState Correct(
        MemberState member, EventRecord record, Instant known, Instant clock, Instant notBefore, IStepBook book)
    {
        // Nothing happens any more to who went under, so that what is put right there is put right when it becomes known.
        var at = Instant.Later(Instant.Later(record.At, notBefore), Instant.Later(member.LastAt, member.MergedInto is null ? member.LastAt : known));
        WakeOwn(member, at, clock, book);
        var output = book.Begin(member);
        var entry = new LogEntry(output.LogId, record.At, known, record, [], []);
        var corrected = _rejudging.Correct(member, [.. book.LogOf(member)], entry, at, book.Answers, output);
        if (EffectiveLog.Compare(record, corrected.LastAt, corrected.LastKey) > 0)
        {
            (corrected.LastAt, corrected.LastKey) = (record.At, EffectiveLog.KeyOf(record));
        }

        if (corrected.LastAt < at)
        {
            // The clock of what was judged again has gone on to the correction.
            (corrected.LastAt, corrected.LastKey) = (at, "");
        }

        book.Accept(corrected, record, at, known, output);
        return corrected;
    }

    /// <summary>Brings a member's clock to an instant at which an event may come: what waits until then is not over yet.</summary>
    public void WakeOwn(MemberState member, Instant at, Instant clock, IStepBook book)
    {
        while (true)
        {
            if (member.NextWait < at && member.NextWait < member.NextClock)
            {
                Wake(member, member.NextWait, waitsToo: true, clock, book);
            }
            else if (member.NextClock <= at)
            {
                Wake(member, member.NextClock, waitsToo: member.NextClock < at, clock, book);
            }
            else
            {
                return;
            }
        }
    }
}
