using System.Diagnostics;
using System.Globalization;
using System.Text;
using Workflows.Dsl.Analysis;
using Workflows.Dsl.Binding;
using Workflows.Testing;

namespace Workflows.Benchmarks.Checking;

/// <summary>How long it takes to compare all rules of a programme with all, and one with all others as on a keystroke.</summary>
internal static class AnalysisBenchmark
{
    private const int Seed = 20_261_122;

    private const string Head = """
        programme P {
          currency EUR
          time zone "UTC"
        }
        event Purchase {
          order: text key
          total: money
          items: number 0 to 100
          channel: one of shop, web, app, partner
          gift: yes or no
        }
        points Beans { worth 0.01 EUR }
        tiers Status {
          tier Blue from joining
          tier Silver when count of Purchase this calendar year >= 5
          tier Gold when count of Purchase this calendar year >= 15
        }

        """;

    /// <summary>Runs it over so many random rules of one event, five conditions each.</summary>
    public static void Run(int rules, int rounds)
    {
        var programme = World.Compile(Text(rules));
        var overlaps = 0;
        var all = Median(rounds, () => overlaps = ProgrammeAnalysis.Overlaps(programme).Count);
        var check = Median(rounds, () => ProgrammeAnalysis.Check(programme, new Findings(_ => "", isWhole: true, hidesNames: false)));
        var one = Median(rounds, () => ProgrammeAnalysis.Overlaps(programme, rules / 2));
        Console.WriteLine($"rules: {rules}, pairs that overlap: {overlaps.ToString("#,##0", CultureInfo.InvariantCulture)}");
        Print("all against all", all);
        Print("what check looks at", check);
        Print("one against the others, taken apart anew", one);
    }

    private static void Print(string name, double milliseconds) =>
        Console.WriteLine($"{name}: {milliseconds.ToString("0", CultureInfo.InvariantCulture)} ms");

    private static double Median(int rounds, Action action) => Enumerable.Range(0, rounds).Select(_ =>
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        action();
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
    }).Order().ElementAt(rounds / 2);

    private static string Text(int rules)
    {
        var random = new Random(Seed);
        var text = new StringBuilder(Head);
        string[] channels = ["shop", "web", "app", "partner"];
        string[] tiers = ["Blue", "Silver", "Gold"];
        for (var i = 0; i < rules; i++)
        {
            var (total, items, from) = (random.Next(500), random.Next(90), new DateOnly(2026, 1, 1).AddDays(random.Next(700)));
            text.Append(CultureInfo.InvariantCulture, $$"""
                rule R{{i}} {
                  valid {{from:yyyy-MM-dd}} to {{from.AddDays(random.Next(3, 60)):yyyy-MM-dd}}
                  on Purchase where total >= {{total}} EUR and total < {{total + random.Next(1, 200)}} EUR and items >= {{items}} and items <= {{items + random.Next(1, 20)}}
                  when member is {{tiers[random.Next(3)]}} or channel is {{channels[random.Next(4)]}} and not gift
                  bonus {{random.Next(1, 90)}} Beans
                }

                """);
        }

        return text.ToString();
    }
}
