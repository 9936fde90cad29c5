using System.Globalization;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Auditing;

/// <summary>
/// Whose steps can't be decided again: members who were erased, and those with whom they had to do, whose steps followed from theirs or
/// reached them.
/// </summary>
internal static class ErasedCircle
{
    /// <summary>The indexes of those members; none where nobody was erased.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="programme">The programme in force.</param>
    public static HashSet<int> Of(RunReader reader, Programme programme)
    {
        var circle = reader.Members.Where(member => member.IsErased).Select(member => member.Index).ToHashSet();
        if (circle.Count == 0)
        {
            return circle;
        }

        var links = Links(reader, programme);
        var before = 0;
        while (before != circle.Count)
        {
            before = circle.Count;
            foreach (var (giver, receiver) in links.Where(link => circle.Contains(link.Giver) || circle.Contains(link.Receiver)))
            {
                circle.Add(giver);
                circle.Add(receiver);
            }
        }

        return circle;
    }

    /// <summary>Who made an input for whom: the key of such an input begins with the entry that made it, or with the member and the instant.</summary>
    private static List<(int Giver, int Receiver)> Links(RunReader reader, Programme programme)
    {
        var byId = reader.Members.GroupBy(member => member.Id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last().Index, StringComparer.Ordinal);
        var members = new List<int> { -1 };
        var links = new List<(int Giver, int Receiver)>();
        foreach (var entry in reader.Entries())
        {
            members.Add(entry.Member);
            if (entry.Event is { Type: BuiltInEvents.Transferred } asked && ReceiverOf(programme, asked) is { } to && byId.TryGetValue(to, out var receiver))
            {
                // One that was refused for want of points passed nothing on, and was taken all the same since the other one was a member.
                links.Add((entry.Member, receiver));
            }

            if (entry.Event is { } record && PassingEvents.Is(record.Type))
            {
                var end = record.Key.AsSpan().IndexOfAny('@', '/');
                var cause = end < 0 ? "" : record.Key[..end];
                var isMember = cause.StartsWith('#');
                if (int.TryParse(isMember ? cause[1..] : cause, CultureInfo.InvariantCulture, out var number) && (isMember || number < members.Count))
                {
                    links.Add((isMember ? number : members[number], entry.Member));
                }
            }
        }

        return links;
    }

    private static string? ReceiverOf(Programme programme, EventRecord record) =>
        programme.EventTypes[record.Type].FieldNamed("to") is { } field && record.Has(field.Index) ? record.Texts[field.Index] : null;
}
