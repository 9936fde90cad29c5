using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rankings;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>The members of a programme, by id and in the order in which they became known.</summary>
internal sealed class Roster
{
    private readonly ProgrammePlan _plan;
    private readonly List<MemberState> _members = [];
    private bool _hasMerged;

    /// <summary>A roster without members.</summary>
    public Roster(ProgrammePlan plan) => (_plan, Index) = (plan, new MemberIndex(_members));

    /// <summary>The members by id, but for those of whom nobody knows any more who they were.</summary>
    public MemberIndex Index { get; }

    /// <summary>Changes when the state of a member is put in the place of another one, and when somebody goes.</summary>
    public int Replacements { get; private set; }

    /// <summary>All, by index.</summary>
    public IReadOnlyList<MemberState> All => _members;

    /// <summary>The cuts that are in force; who becomes known is judged by them.</summary>
    public CutTable Cuts { get; set; } = CutTable.None;

    /// <summary>The member of an index.</summary>
    public MemberState this[int index] => _members[index];

    /// <summary>Who answers to an id: its member, or who went on for that one after a merge; null for nobody.</summary>
    public MemberState? Find(string id)
    {
        var member = FindOwn(id);
        while (_hasMerged && member?.MergedInto is { } survivor)
        {
            member = FindOwn(survivor);
        }

        return member;
    }

    /// <summary>The member of an id, also one who went under in another; null for nobody.</summary>
    public MemberState? FindOwn(string id) => Index.Find(id) is >= 0 and var index ? _members[index] : null;

    /// <summary>A new member, who has not joined yet.</summary>
    public MemberState Add(string id)
    {
        var member = new MemberState(id, _members.Count, _plan) { Cuts = Cuts };
        Add(member);
        return member;
    }

    /// <summary>A member that was stored; in order of the indexes.</summary>
    public void Add(MemberState member)
    {
        _members.Add(member);
        _hasMerged |= member.MergedInto is not null;
        if (!member.IsErased)
        {
            Index.Add(member.Id, member.Index);
        }
    }

    /// <summary>A place for somebody of whom nobody knows any more who it was.</summary>
    public void AddErased() => Add(new MemberState(MemberState.StandInOf(_members.Count), _members.Count, _plan) { IsErased = true, Cuts = Cuts });

    /// <summary>Puts another state in the place of a member's.</summary>
    public void Replace(MemberState member)
    {
        var old = _members[member.Index];
        _hasMerged |= member.MergedInto is not null;
        if (member.IsErased)
        {
            Index.Remove(member.Id);
            Replacements++;
        }

        if (ReferenceEquals(old, member))
        {
            return;
        }

        Replacements++;

        // What the queue still holds of the old state is skipped when its turn comes.
        old.QueuedFor = Instant.Earliest;
        member.QueuedFor = Instant.Never;
        _members[member.Index] = member;
    }

    /// <summary>Forgets the member who was added last, and of whom nothing is known.</summary>
    public void RemoveLast()
    {
        Replacements++;
        Index.Remove(_members[^1].Id);
        _members.RemoveAt(_members.Count - 1);
    }
}
