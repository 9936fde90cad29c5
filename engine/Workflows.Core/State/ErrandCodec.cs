using Workflows.Core.Members;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.State;

/// <summary>What workflows asked of a member and that isn't over yet, as bytes.</summary>
internal static class ErrandCodec
{
    /// <summary>Writes it; a count of 0 where there is nothing.</summary>
    public static void Write(MemberState member, BlobWriter to)
    {
        to.Count(member.Errands?.Count ?? 0);
        foreach (var errand in member.Errands ?? [])
        {
            to.Text(errand.Key);
            to.Count((int)errand.Ask);
            to.Text(errand.Name);
            to.Text(errand.Detail);
            to.Signed(errand.EventType);
            to.Near(errand.Due.Micros, member.LastAt.Micros);
            to.Near(errand.Since.Micros, member.LastAt.Micros);
        }
    }

    /// <summary>Reads it.</summary>
    public static void Read(MemberState member, ref BlobReader from)
    {
        for (var count = from.Count(); count > 0; count--)
        {
            (member.Errands ??= []).Add(new Errand(
                from.Text() ?? "", (WorkflowAsk)from.Count(), from.Text() ?? "", from.Text() ?? "", (int)from.Signed(),
                new Instant(from.Near(member.LastAt.Micros)), new Instant(from.Near(member.LastAt.Micros))));
        }
    }
}
