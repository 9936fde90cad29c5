using Workflows.Core.Explaining;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Explaining;

/// <summary>Lines of the ledger in words.</summary>
internal static class LedgerWords
{
    /// <summary>Where a line stands: <c>17.2</c> is the second line of entry 17.</summary>
    public static string NumberOf(LedgerLine line) => $"{line.Entry}.{line.Line + 1}";

    /// <summary>All lines of a member, in order.</summary>
    public static IEnumerable<LedgerLine> LinesOf(MemberCase member) =>
        member.Entries.SelectMany(entry => entry.Postings.Select((posting, line) => new LedgerLine(entry.Id, line, posting)));

    /// <summary>What a line did: <c>25 earned, pending: BasePoints (harbour.loyalty:120)</c>.</summary>
    public static string Of(MemberCase member, StoredEntry entry, in Posting posting)
    {
        var giver = GiverOf(member, entry, posting);
        var move = entry.Event is { Type: BuiltInEvents.MemberTakenOver } ? Joined(posting) : Move(posting);
        return $"{posting.Amount} {move}{(giver.Length > 0 ? $": {giver}" : "")}";
    }

    /// <summary>What came with a member who turned out to be this one.</summary>
    private static string Joined(in Posting posting) => (posting.From, posting.To) switch
    {
        (Account.TransferredIn, Account.Redeemed) => "came along, spent already",
        (Account.TransferredIn, Account.Held) => "came along, reserved",
        _ => Move(posting),
    };

    private static string Move(in Posting posting) => (posting.From, posting.To) switch
    {
        (Account.Issued, Account.Pending) => "earned, not spendable yet",
        (Account.Issued, Account.Available) => "earned, spendable",
        (Account.Issued, _) => $"earned, {NameOf(posting.To)}",
        (Account.AdjustedIn, _) => "brought in",
        (Account.TransferredIn, Account.Redeemed) => "of the household, spent",
        (Account.TransferredIn, Account.Held) => "of the household, reserved",
        (Account.TransferredIn, _) => "received from another member",
        (_, Account.TransferredOut) => "given to another member",
        (Account.Pending, Account.Available) => "became spendable",
        (Account.Available, Account.Held) => "reserved",
        (Account.Held, Account.Available) => "no longer reserved",
        (Account.Redeemed, Account.Available) => "given back",
        (_, Account.Redeemed) => "spent",
        (_, Account.Expired) => "expired",
        (_, Account.Reversed) => "taken back",
        (Account.Owed, _) => "gone already: owed",
        (_, Account.Owed) => "paid back what was owed",
        _ => $"from {NameOf(posting.From)} to {NameOf(posting.To)}",
    };

    /// <summary>An account in the words that people use for it.</summary>
    public static string NameOf(Account account) => account switch
    {
        Account.Issued => "earned",
        Account.AdjustedIn => "brought in",
        Account.TransferredIn => "received",
        Account.Available => "spendable",
        Account.Held => "reserved",
        Account.Redeemed => "spent",
        Account.Reversed => "taken back",
        Account.AdjustedOut => "put right",
        Account.TransferredOut => "given to others",
        _ => account.ToString().ToLowerInvariant(),
    };

    /// <summary>The rule or journey that gave; for other lines the decision of the same entry that says what it was for.</summary>
    private static string GiverOf(MemberCase member, StoredEntry entry, Posting posting)
    {
        var text = member.TextOf(entry);
        if (posting.Rule >= 0)
        {
            var rule = text.Plan.Programme.Rules[posting.Rule];
            return $"{rule.Name} ({rule.Span.File}:{rule.Span.Line})";
        }

        if (posting.Journey >= 0)
        {
            var journey = text.Plan.Programme.Journeys[posting.Journey];
            return $"{journey.Name} ({journey.Span.File}:{journey.Span.Line})";
        }

        var about = entry.Effects.Where(effect => effect.Currency == posting.Currency && Tells(effect.Kind, posting)).ToList();

        // A return takes back of one lot what several rules gave.
        var key = member.Find(posting.Lot)?.Event?.Key;
        var corrected = about.Where(effect => effect.Kind == EffectKind.Corrected && effect.Text == key).ToList();
        var words = corrected.Count > 0 ? string.Join(", ", corrected.Select(effect => text.EffectText(effect)))
            : about.Count > 0 ? text.EffectText(about[0]) : "";
        return entry.Event is null ? words : words.Length > 0 ? $"{words}, with {text.Cause(entry)}" : text.Cause(entry);
    }

    private static bool Tells(EffectKind kind, in Posting posting) => (posting.From, posting.To) switch
    {
        (Account.Issued, _) => kind == EffectKind.WorkflowGave,
        (_, Account.Held) => kind == EffectKind.RewardHeld,
        (Account.Held, Account.Available) => kind is EffectKind.HoldReleased or EffectKind.HoldEnded,
        (Account.Redeemed, _) => kind == EffectKind.RewardCancelled,
        (_, Account.Redeemed) => kind == EffectKind.Redeemed,
        (_, Account.TransferredOut) => kind is EffectKind.Transferred or EffectKind.PointsPooled or EffectKind.PoolGave,
        (Account.TransferredIn, _) => kind is EffectKind.TransferReceived or EffectKind.TookOver or EffectKind.PoolGrew or EffectKind.CameFromPool,
        (_, Account.Reversed) => kind is EffectKind.NotConfirmed or EffectKind.Forfeited or EffectKind.Corrected,
        (Account.Pending, Account.Available) => kind is EffectKind.EarningReleased,
        _ => false,
    };
}
