using Workflows.Core.Members;
using Workflows.Core.Rules;

namespace Workflows.Core.Machine;

/// <summary>What an input changed about its member, in order: each is an internal event of its own.</summary>
internal sealed class Changes
{
    private ulong[] _segmentsBefore = [];

    /// <summary>The changes so far.</summary>
    public List<TriggerKey> All { get; } = [];

    /// <summary>A new input of a member: nothing has changed yet.</summary>
    public void Begin(MemberState member)
    {
        All.Clear();
        if (_segmentsBefore.Length != member.Segments.Length)
        {
            _segmentsBefore = new ulong[member.Segments.Length];
        }

        member.Segments.CopyTo(_segmentsBefore);
    }

    /// <summary>Whether a change stands. Journeys compare before and after the whole input: who left again within it has not entered.</summary>
    public bool IsNet(TriggerKey change, MemberState member)
    {
        if (change.Kind is not (TriggerKind.EnteringSegment or TriggerKind.LeavingSegment))
        {
            return true;
        }

        var wasIn = (_segmentsBefore[change.Subject >> 6] >> change.Subject & 1) != 0;
        var isIn = member.IsIn(change.Subject);
        return wasIn != isIn && isIn == (change.Kind == TriggerKind.EnteringSegment);
    }
}
