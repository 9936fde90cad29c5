using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rankings;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>The members of a programme, by id and in the order in which they became known.</summary>
internal sealed class Roster(ProgrammePlan plan)
{
    private readonly Dictionary<string, MemberState> _byId = new(StringComparer.Ordinal);
    private readonly List<MemberState> _members = [];

    /// <summary>All, by index.</summary>
    public IReadOnlyList<MemberState> All => _members;

    /// <summary>The cuts that are in force; who becomes known is judged by them.</summary>
    public CutTable Cuts { get; set; } = CutTable.None;

    /// <summary>The member of an index.</summary>
    public MemberState this[int index] => _members[index];

    /// <summary>The member of an id, or null.</summary>
    public MemberState? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>A new member, who has not joined yet.</summary>
    public MemberState Add(string id)
    {
        var member = new MemberState(id, _members.Count, plan) { Cuts = Cuts };
        Add(member);
        return member;
    }

    /// <summary>A member that was stored; in order of the indexes.</summary>
    public void Add(MemberState member)
    {
        _members.Add(member);
        if (!member.IsErased)
        {
            _byId.Add(member.Id, member);
        }
    }

    /// <summary>A place for somebody of whom nobody knows any more who it was.</summary>
    public void AddErased() => Add(new MemberState(MemberState.StandInOf(_members.Count), _members.Count, plan) { IsErased = true, Cuts = Cuts });

    /// <summary>Puts another state in the place of a member's.</summary>
    public void Replace(MemberState member)
    {
        var old = _members[member.Index];
        if (member.IsErased)
        {
            _byId.Remove(member.Id);
        }

        if (ReferenceEquals(old, member))
        {
            return;
        }

        // What the queue still holds of the old state is skipped when its turn comes.
        old.QueuedFor = Instant.Earliest;
        member.QueuedFor = Instant.Never;
        _members[member.Index] = member;
        _byId[member.Id] = member;
    }

    /// <summary>Forgets the member who was added last, and of whom nothing is known.</summary>
    public void RemoveLast()
    {
        _byId.Remove(_members[^1].Id);
        _members.RemoveAt(_members.Count - 1);
    }
}
