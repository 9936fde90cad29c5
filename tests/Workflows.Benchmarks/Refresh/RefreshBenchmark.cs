using System.Diagnostics;
using System.Globalization;
using Workflows.Benchmarks.Loyalty20;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Testing;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Benchmarks.Refresh;

/// <summary>What one refresh of rankings costs: the clock of every member is brought to it, the cuts are found, and everybody is judged by them.</summary>
internal static class RefreshBenchmark
{
    private const string Shop = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money }
        points Miles { worth 0.1 HKD }
        rule Base { on Purchase
          award 1 Miles per 10 HKD of total }

        """;

    private static readonly (string Name, string Text)[] Rankings =
    [
        ("share", "segment High when sum of Purchase.total over last 12 months is in top 10% of members, refreshed monthly at 03:00\n"),
        ("bands", "bands Rfm of recency, frequency, monetary of Purchase.total in 5 bands, refreshed monthly at 03:00\n"),
        ("leaderboard", "leaderboard Race { score earned Miles this calendar month\n places 10\n bonus 500 Miles }\n"),
    ];

    /// <summary>Measures each kind by itself: the first refresh after ten months of purchases, and the one after it, a month later.</summary>
    /// <param name="sample">Every which member of the workload.</param>
    public static void Run(int sample)
    {
        var (members, purchases) = Workload.Make(sample);
        foreach (var (name, text) in Rankings)
        {
            var plan = World.PlanOf(Shop + text);
            var sink = new Counter();
            var population = new Population(plan, sink, sink);
            var start = plan.Calendar.StartOfDay(Calendar.DayNumber(new DateOnly(2025, 1, 1)));
            foreach (var member in members)
            {
                population.Take(Record(plan, BuiltInEvents.Joined, $"m{member.Id}", start, $"join {member.Id}", 0));
            }

            var until = plan.Calendar.StartOfDay(Calendar.DayNumber(new DateOnly(2025, 10, 31)));
            foreach (var purchase in purchases)
            {
                var at = new Instant(start.Micros + (purchase.Seconds * Instant.PerSecond));
                if (at < until)
                {
                    population.Take(Record(plan, BuiltInEvents.Count, $"m{purchase.Member}", at, purchase.Id.ToString(CultureInfo.InvariantCulture), purchase.Cents));
                }
            }

            population.End(until);
            foreach (var month in new[] { 11, 12 })
            {
                var at = plan.Calendar.At(Calendar.DayNumber(new DateOnly(2025, month, 1)), 3 * Instant.PerHour);
                population.End(new Instant(plan.Calendar.StartOfDay(Calendar.DayNumber(new DateOnly(2025, month, 1))).Micros - 1));
                sink.Steps = 0;
                var before = Process.GetCurrentProcess().TotalProcessorTime;
                population.End(at);
                var spent = Process.GetCurrentProcess().TotalProcessorTime - before;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"refresh of a {name} in 2025-{month}: {spent.TotalMilliseconds:0} ms, {spent.TotalMicroseconds / members.Length:0.00} us a member of {members.Length}; {sink.Steps} steps"));
            }
        }
    }

    private static EventRecord Record(ProgrammePlan plan, int type, string member, Instant at, string key, long cents)
    {
        var fields = plan.Programme.EventTypes[type].Fields.Length;
        var record = new EventRecord
        {
            Type = type, Member = member, At = at, Key = key, Numbers = new long[fields], Texts = new string?[fields], Known = type == BuiltInEvents.Joined ? 0UL : 3UL,
        };
        if (type != BuiltInEvents.Joined)
        {
            (record.Texts[0], record.Numbers[1]) = (key, cents);
        }

        return record;
    }

    private sealed class Counter : IStepSink, IMemberLog
    {
        public int Steps { get; set; }

        public void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output) => Steps++;

        public IReadOnlyList<LogEntry> Of(string member) => [];
    }
}
