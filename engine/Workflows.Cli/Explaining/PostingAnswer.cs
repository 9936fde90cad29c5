using System.Globalization;
using System.Text.Json.Nodes;
using Workflows.Cli.Shell;
using Workflows.Core.Explaining;
using Workflows.Core.Pools;
using Workflows.Model.Effects;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Explaining;

/// <summary>A line of the ledger, or all of an entry: what it was for, which rule gave it with which arithmetic, and what cut it.</summary>
internal static class PostingAnswer
{
    /// <summary>The answer.</summary>
    /// <param name="member">The member.</param>
    /// <param name="number">An entry of the log, <c>17</c>, or one of its lines, <c>17.2</c>.</param>
    public static Answer Of(MemberCase member, string number)
    {
        var (entry, line) = Parse(number);
        var found = member.Find(entry) ?? throw new ShellFault($"Member {member.Member.Id} has no posting {number}; --balance shows the numbers.");
        var lines = LedgerWords.LinesOf(member).Where(one => one.Entry == entry && (line is null || one.Line == line - 1)).ToList();
        return lines.Count == 0
            ? throw new ShellFault($"Member {member.Member.Id} has no posting {number}: entry {entry} has {found.Postings.Count}; --balance shows the numbers.")
            : Of(member, found, lines);
    }

    private static Answer Of(MemberCase member, StoredEntry entry, List<LedgerLine> lines)
    {
        var text = member.TextOf(entry);
        var json = new JsonArray();
        var words = new List<string> { text.Heading(entry) };
        foreach (var line in lines)
        {
            var currency = member.Plan.Programme.Currencies[line.Posting.Currency].Name;
            var lot = line.Posting.Lot == 0 || line.Posting.Lot == entry.Id ? null : member.CauseOf(line.Posting.Lot);
            var why = Why(member, entry, line).ToList();
            words.Add($"  posting {LedgerWords.NumberOf(line)}, {currency}: {LedgerWords.Of(member, entry, line.Posting)}");
            words.AddRange(lot is null ? [] : [$"    of the points of {lot}"]);
            words.AddRange(why.Select(one => $"    {one}"));
            json.Add(new JsonObject
            {
                ["posting"] = LedgerWords.NumberOf(line), ["currency"] = currency, ["points"] = line.Posting.Amount, ["from"] = line.Posting.From.ToString(),
                ["to"] = line.Posting.To.ToString(), ["at"] = line.Posting.At.ToString(), ["lot"] = line.Posting.Lot, ["of"] = lot,
                ["cause"] = text.Heading(entry), ["what"] = LedgerWords.Of(member, entry, line.Posting),
                ["why"] = new JsonArray([.. why.Select(one => JsonValue.Create(one.Trim()))]),
            });
        }

        return new Answer(words, json);
    }

    /// <summary>The rule with its values and arithmetic, what cut it, and, of a correction, what was corrected.</summary>
    private static IEnumerable<string> Why(MemberCase member, StoredEntry entry, LedgerLine line)
    {
        var text = member.TextOf(entry);
        var (rule, journey, currency) = (line.Posting.Rule, line.Posting.Journey, line.Posting.Currency);
        var about = entry.Effects.Where(effect => rule >= 0 ? effect.Source == rule && OfRule(effect, currency)
            : journey >= 0 ? effect.Source == journey && effect.Kind == EffectKind.JourneyGave && effect.Currency == currency
                || effect.Source == -1 - journey && effect.Kind == EffectKind.CutByBudget
            : effect.Kind is EffectKind.Corrected or EffectKind.WorkflowGave && effect.Currency == currency
                || effect.Kind == EffectKind.CutByBudget && effect.Source == Draw.OfWorkflow || effect.Kind is EffectKind.Reversed or EffectKind.Replaced);
        foreach (var effect in about)
        {
            yield return text.EffectText(effect);
        }

        var traces = (member.Judged?.Inputs ?? []).Where(input => input.LogId == entry.Id).SelectMany(input => input.Rules);
        var own = traces.Where(trace => trace.Rule.Index == rule)
            .Select(trace => trace with { Amounts = [.. trace.Amounts.Where(amount => amount.Amount.Currency == currency)] });
        foreach (var reason in own.SelectMany(text.Rules.Lines))
        {
            yield return reason;
        }
    }

    private static bool OfRule(in Effect effect, int currency) => effect.Kind switch
    {
        EffectKind.RuleGave or EffectKind.CutByCap or EffectKind.CutByBudget or EffectKind.Corrected => effect.Currency == currency,
        EffectKind.LostInGroup => true,
        _ => false,
    };

    private static (long Entry, int? Line) Parse(string number)
    {
        var parts = number.Split('.');
        var isNumber = long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var entry);
        var line = 0;
        return isNumber && (parts.Length == 1 || (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out line)))
            ? (entry, parts.Length == 1 ? null : line)
            : throw new ShellFault($"--posting {number}: write an entry of the log as 17, or one of its lines as 17.2; --balance shows the numbers.", 2);
    }
}
