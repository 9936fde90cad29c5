using System.Security.Cryptography;
using System.Text;

namespace Workflows.Generation.Tests;

/// <summary>
/// What an evaluation sees of one member, and when journeys start for the member by the words of their definition: written anew from
/// the events alone, so that the generator's own bookkeeping is checked and not repeated.
/// </summary>
internal sealed class MemberHistory
{
    private readonly List<(string Order, long At)> _purchases = [];
    private readonly Dictionary<string, long> _refunds = new(StringComparer.Ordinal);
    private readonly List<long> _unhappy = [];

    internal static Dictionary<string, MemberHistory> Of(IEnumerable<GeneratedEvent> events)
    {
        var members = new Dictionary<string, MemberHistory>(StringComparer.Ordinal);
        foreach (var happened in events)
        {
            if (!members.TryGetValue(happened.Member, out var history))
            {
                members.Add(happened.Member, history = new MemberHistory());
            }

            history.Add(happened);
        }

        return members;
    }

    /// <summary>
    /// The first instant at which there are three orders in 365 days, sixty days of silence, no unhappy answer in ninety.
    /// </summary>
    internal long? FirstAtRisk()
    {
        var candidates = _purchases.Select(p => p.At + 60 * Streams.Day)
            .Concat(_refunds.Values)
            .Concat(_unhappy.Select(at => at + 90 * Streams.Day));
        foreach (var at in candidates.Order())
        {
            var standing = _purchases.Where(p => p.At <= at && !(_refunds.TryGetValue(p.Order, out var back) && back <= at)).ToList();
            if (standing.Count(p => p.At > at - 365 * Streams.Day) >= 3
                && standing[^1].At <= at - 60 * Streams.Day
                && !_unhappy.Exists(u => u <= at && u > at - 90 * Streams.Day))
            {
                return at;
            }
        }

        return null;
    }

    internal long? FirstUnhappy() => _unhappy.Count > 0 ? _unhappy[0] : null;

    internal bool BuysWithin(long after, int days) => _purchases.Exists(p => p.At > after && p.At <= after + days * Streams.Day);

    /// <summary>The arm by the engine's published formula.</summary>
    internal static bool IsHeldOut(string salt, string journey, string member, double share)
    {
        var hex = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(salt + "|" + journey + "|" + member)));
        return Convert.ToUInt64(hex[..16], 16) / Math.Pow(2, 64) < share;
    }

    private void Add(GeneratedEvent happened)
    {
        switch (happened.Type)
        {
            case "Purchase":
                _purchases.Add((happened.Key, happened.At));
                break;
            case "Refund":
                _refunds.Add(Streams.Text(happened, "order"), happened.At);
                break;
            case "Survey" when Streams.Number(happened, "score") <= 6:
                _unhappy.Add(happened.At);
                break;
        }
    }
}
