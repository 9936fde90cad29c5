using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>A shop that lends tiers: by a rule for 30 days, by a journey for 20, and as long as a card is black or somebody comes often.</summary>
internal static class LentShop
{
    public const string Text = """
        programme P {
          currency HKD
          time zone "Asia/Hong_Kong"
        }
        event Purchase { order: text key
          total: money }
        event Refund { refund: text key
          order: text
          reverses Purchase by order }
        event Trial { trial: text key }
        event Sorry { trial: text
          sorry: text key
          reverses Trial by trial }
        event Invitation { invitation: text key }
        member { card: one of none, black default none }
        points Miles { worth 0.1 HKD }
        points Stars { status only }
        tiers Rank {
          tier  Blue from joining
          tier  Silver when earned Stars this calendar year >= 100
          tier  Gold when earned Stars this calendar year >= 300
          match Gold while member.card is black
          match Silver while count of Purchase over last 10 days >= 3
          keep  until end of next calendar year
          drop  one tier
        }
        rule Base { on Purchase
          award 1 Miles and 1 Stars per 1 HKD of total }
        rule Double { on Purchase
          when member is at least Gold
          multiply Miles by 2 }
        rule Try { on Trial
          match Gold for 30 days
          at most once per member }
        rule Welcome { on entering Gold
          bonus 50 Miles }
        rule Bye { on leaving Gold
          bonus 7 Miles }
        journey Invited { start on Invitation
          match Gold for 20 days
          finish "invited" }
        """;

    /// <summary>Members have joined on the first day of 2026.</summary>
    public static World Open(params IEnumerable<string> members) => Open(Text, members);

    /// <summary>The same with another text.</summary>
    public static World Open(string text, IEnumerable<string> members)
    {
        var world = new World(text);
        foreach (var member in members)
        {
            world.Join("2026-01-01 00:00", member);
        }

        return world;
    }

    public static IReadOnlyList<Effect> Buy(World world, string at, string order, int total, string member = "anna") =>
        world.On(at, member, "Purchase", ("order", order), ("total", (decimal)total));

    public static IReadOnlyList<Effect> Try(World world, string at, string trial = "t", string member = "anna") =>
        world.On(at, member, "Trial", ("trial", trial));

    public static void Card(World world, string at, string card) => world.On(at, "anna", "Updated", ("card", card));

    /// <summary>What was said of a ladder, without points: kind, tier, and the other number unless that is an instant.</summary>
    public static List<string> Said(IEnumerable<Effect> effects) => [.. effects
        .Where(effect => effect.Kind is EffectKind.TierChanged or EffectKind.TierLent or EffectKind.LoanEnded or EffectKind.TierMatched or EffectKind.OwnTierChanged)
        .Select(effect => effect.Kind is EffectKind.TierLent or EffectKind.LoanEnded ? $"{effect.Kind} {effect.Subject}" : $"{effect.Kind} {effect.Amount} to {effect.Subject}")];

    /// <summary>What has been said of the member's ladder from a step on.</summary>
    public static List<string> SaidSince(World world, int from) => Said(world.Log.Steps.Skip(from).SelectMany(step => step.Effects));

    /// <summary>Everything of a member as bytes, but for who it is.</summary>
    public static string BytesOf(World world, string member)
    {
        var bytes = new Core.State.BlobWriter();
        new Core.State.MemberCodec(world.Plan).Write(world.Member(member), bytes);
        return Convert.ToHexString(bytes.Written);
    }
}
