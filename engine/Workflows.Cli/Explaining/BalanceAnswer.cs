using System.Text.Json.Nodes;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Explaining;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Explaining;

/// <summary>A member's points of one currency: every lot, what it came from, how it went, and the arithmetic down to what there is.</summary>
internal static class BalanceAnswer
{
    private static readonly Account[] Standing = [Account.Pending, Account.Available, Account.Held];

    /// <summary>The answer.</summary>
    public static Answer Of(MemberCase member, string name)
    {
        var currency = member.Plan.Programme.Currencies.FirstOrDefault(one => one.Name == name)
            ?? throw new ShellFault($"There are no points {name}; there are {string.Join(", ", member.Plan.Programme.Currencies.Select(one => one.Name))}.");
        var statement = BalanceStatement.Of(member.Plan, currency.Index, LedgerWords.LinesOf(member), member.State);
        var lines = statement.Lots.SelectMany(lot => LotLines(member, currency, lot)).Concat(Sum(statement, currency));
        return new Answer([$"{currency.Name} as of {member.Local(member.Until)}", "", .. lines], new JsonObject
        {
            ["currency"] = currency.Name,
            ["as_of"] = member.Until.ToString(),
            ["lots"] = new JsonArray([.. statement.Lots.Select(lot => LotJson(member, lot))]),
            ["accounts"] = new JsonObject(Enum.GetValues<Account>().Select(account => KeyValuePair.Create(account.ToString(), (JsonNode?)statement[account]))),
        });
    }

    private static IEnumerable<string> LotLines(MemberCase member, PointsCurrency currency, LotStatement lot)
    {
        yield return lot.Lot == 0 ? "in no lot:" : $"lot {lot.Lot}, {Cause(member, lot.Lot)}:";
        foreach (var line in lot.Lines)
        {
            var entry = member.Find(line.Entry)!;
            yield return $"  {member.Local(line.Posting.At)}  {LedgerWords.Of(member, entry, line.Posting)}  [posting {LedgerWords.NumberOf(line)}]";
        }

        foreach (var rest in lot.Rests)
        {
            yield return $"  left {RestText(member, rest)}";
        }

        var told = lot.Rests.Sum(rest => rest.Points);
        if (currency.KeepsLots && member.State is not null && lot.Left != told)
        {
            yield return $"  by its lines {lot.Left} are left: a correction took from other lots what was spent";
        }
        else if (lot.Left != told)
        {
            yield return $"  left {lot.Left - told}";
        }

        yield return "";
    }

    private static string Cause(MemberCase member, long entry) =>
        member.Find(entry) is { Event: not null } found ? $"{member.TextOf(found).Cause(found)} of {member.Local(found.At)}" : member.CauseOf(entry);

    private static string RestText(MemberCase member, LotRest rest)
    {
        var words = rest.Guard >= 0 ? HeldText(member, member.Plan.Programme.Guards[rest.Guard], rest)
            : rest.AwaitsUntil is { } late
                ? $", pending until what {member.Plan.Programme.Rules[rest.AwaitsOfRule].Name} waits for comes; gone after {member.Local(late)}"
            : rest.Hold is { } hold ? $", reserved for {hold}"
            : rest.SpendableFrom is { } from ? $", spendable from {member.Local(from)}"
            : ", spendable";
        var end = rest.Expires is { } at ? $", until {LocalTime.LastDayBefore(member.Plan.Calendar, at)}" : "";
        return $"{rest.Points}{words}{end}";
    }

    private static string HeldText(MemberCase member, Guard guard, LotRest rest)
    {
        var end = rest.AwaitsUntil is { } late ? $", {(guard.Term is { Releases: true } ? "released" : "denied")} if nobody does by {member.Local(late)}" : "";
        return $", which guard {guard.Name} holds until somebody decides{end}";
    }

    /// <summary>What came in and what became of it: both sides are equal, by every line of the ledger.</summary>
    private static IEnumerable<string> Sum(BalanceStatement statement, PointsCurrency currency)
    {
        var accounts = Enum.GetValues<Account>();
        var parts = accounts.Where(account => !Standing.Contains(account) && statement[account] != 0)
            .OrderBy(account => !BalanceStatement.IsSource(account))
            .Select(account => (IsIn: BalanceStatement.IsSource(account), Words: $"{statement[account]} {LedgerWords.NameOf(account)}")).ToList();
        var sum = string.Concat(parts.Select((part, i) => i == 0 ? part.Words : $" {(part.IsIn ? "+" : "-")} {part.Words}"));
        var there = Standing.Select(account => $"{statement[account]} {LedgerWords.NameOf(account)}");
        yield return $"{(parts.Count == 0 ? "nothing came in" : sum)}";
        yield return $"= {Standing.Sum(account => statement[account])} {currency.Name}: {string.Join(" + ", there)}";
    }

    private static JsonObject LotJson(MemberCase member, LotStatement lot) => new()
    {
        ["lot"] = lot.Lot,
        ["from"] = lot.Lot == 0 ? null : Cause(member, lot.Lot),
        ["lines"] = new JsonArray([.. lot.Lines.Select(line => new JsonObject
        {
            ["posting"] = LedgerWords.NumberOf(line), ["at"] = line.Posting.At.ToString(),
            ["from"] = line.Posting.From.ToString(), ["to"] = line.Posting.To.ToString(), ["points"] = line.Posting.Amount,
            ["what"] = LedgerWords.Of(member, member.Find(line.Entry)!, line.Posting),
        })]),
        ["left"] = new JsonArray([.. lot.Rests.Select(rest => new JsonObject
        {
            ["points"] = rest.Points, ["spendable_from"] = rest.SpendableFrom?.ToString(),
            ["expires"] = rest.Expires?.ToString(), ["what"] = RestText(member, rest),
        })]),
    };
}
