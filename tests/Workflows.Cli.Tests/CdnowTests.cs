using Workflows.Cli.Shell;
using Workflows.Core.State;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Storage.Reading;
using Xunit.Abstractions;

namespace Workflows.Cli.Tests;

/// <summary>The programme over the real purchases of CDNOW, against a plain computation over the same lines.</summary>
public sealed class CdnowTests(ITestOutputHelper output)
{
    [Fact]
    public void Points_by_rule_tiers_and_outstanding_are_those_of_a_plain_computation()
    {
        if (Places.Shared("cdnow_master.csv") is not { } file)
        {
            output.WriteLine("Skipped: ../shared/data/cdnow_master.csv is not on this machine.");
            return;
        }

        using var folder = new WorkFolder();
        var run = Loyalty.Good(folder.Path, "run", Places.Template("programmes/cdnow"), "--events", file, "--db", "cdnow.db");
        Assert.Contains("69,659 events taken, 0 known already, 0 refused, 0 bad lines, 0 of no interest", run.Error, StringComparison.Ordinal);
        Assert.Contains("23,570 members", run.Error, StringComparison.Ordinal);

        var lines = File.ReadLines(file).Skip(1).Select(NaiveCdnow.Purchase.Of).ToList();
        Assert.Equal((69_659, 250_031_563L), (lines.Count, lines.Sum(line => line.Cents)));
        var programme = ProgrammeFile.Read(Places.Template("programmes/cdnow"));
        var plan = ProgrammeFile.Plan(programme.Compile().Programme!);
        using var reader = RunReader.Open(folder.At("cdnow.db"));
        var quantity = plan.Programme.EventTypes[^1].FieldNamed("quantity")!;
        var value = plan.Programme.EventTypes[^1].FieldNamed("value")!;
        var keys = new Dictionary<NaiveCdnow.Purchase, List<string>>();
        var issued = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var outstanding = 0L;
        foreach (var entry in reader.Entries())
        {
            if (entry.Event is { } record)
            {
                var day = DateOnly.FromDayNumber(plan.Calendar.DayOf(record.At) + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);
                var line = new NaiveCdnow.Purchase(
                    day, (int)(record.Numbers[quantity.Index] / quantity.Type.Scale), record.Numbers[value.Index], record.Member);
                keys.TryAdd(line, []);
                keys[line].Add(record.Key);
            }

            foreach (var effect in entry.Effects.Where(effect => effect.Kind is EffectKind.RuleGave or EffectKind.Corrected))
            {
                var rule = plan.Programme.Rules[effect.Source].Name;
                issued[rule] = issued.GetValueOrDefault(rule) + effect.Amount;
            }

            outstanding += entry.Postings.Where(posting => posting.To == Account.Available).Sum(posting => posting.Amount);
            outstanding -= entry.Postings.Where(posting => posting.From == Account.Available).Sum(posting => posting.Amount);
        }

        var naive = new NaiveCdnow();
        foreach (var member in lines.Distinct().GroupBy(line => line.Member))
        {
            naive.Add([.. member.SelectMany(line => keys[line].Select(key => (line, key)))
                .OrderBy(pair => pair.line.Day).ThenBy(pair => pair.key, StringComparer.Ordinal).Select(pair => pair.line)]);
        }

        var codec = new MemberCodec(plan);
        var tiers = reader.Members.Select(member => codec.Read(member.Id, member.Index, member.State.Span).Tier(0)).ToLookup(tier => tier);
        output.WriteLine($"issued {string.Join(", ", issued)}; tiers {string.Join(", ", naive.Tiers)}; outstanding {outstanding}");
        Assert.Equal(naive.Issued, issued);
        Assert.Equal(naive.Tiers, new[] { tiers[0].Count(), tiers[1].Count(), tiers[2].Count() });
        Assert.Equal(naive.Outstanding, outstanding);
    }
}
