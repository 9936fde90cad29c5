using System.Globalization;
using System.Runtime.InteropServices;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Ports;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Runtime.Running;
using Workflows.Testing;

namespace Workflows.Benchmarks.Loyalty20;

/// <summary>The workload through the product: the programme is compiled from its file and run by the same path as <c>loyalty run</c>.</summary>
internal sealed class Engine
{
    private const long Start = 1_735_689_600L;
    private readonly ProgrammePlan _plan;
    private EventRecord[] _joins;
    private readonly IWorkers? _workers;
    private Arrival[][] _batches;
    private WorkloadMember[] _members;
    private Population _population = null!;
    private Counter _counter = null!;

    /// <summary>Prepares the events.</summary>
    /// <param name="members">Who buys.</param>
    /// <param name="purchases">What they buy.</param>
    /// <param name="batch">How many events are taken at once.</param>
    /// <param name="threads">How many threads step the members of a batch.</param>
    public Engine(WorkloadMember[] members, WorkloadPurchase[] purchases, int batch, int threads)
    {
        _workers = threads > 1 ? new ThreadWorkers(threads) : null;
        var programme = World.Compile(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Loyalty20", "loyalty20.loyalty")));
        _plan = World.PlanOf(programme);
        _members = members;
        var ids = members.ToDictionary(member => member.Id, member => Name(member.Id));
        _joins = [.. members.Select(member => Join(programme.EventTypes[BuiltInEvents.Joined], ids[member.Id], member))];
        var type = programme.EventTypes[BuiltInEvents.Count];
        _batches = [.. purchases.Select(purchase => new Arrival(Purchase(type, ids[purchase.Member], purchase), null)).Chunk(batch)];
    }

    /// <summary>A population whose members have just joined.</summary>
    public void Prepare()
    {
        _counter = new Counter();
        _population = new Population(_plan, NoLog.Instance, _counter, _workers);
        for (var i = 0; i < _joins.Length; i++)
        {
            _population.Take(_joins[i]);
            if (_members[i].Tier > 0)
            {
                _population.Place(Name(_members[i].Id), 0, _members[i].Tier, _joins[i].At);
            }
        }
    }

    /// <summary>What the last tenth of the events allocated, an event: the steady state, in which the windows of most members are full.</summary>
    public double SteadyBytes { get; private set; } = double.MaxValue;

    public void Run()
    {
        var (steady, before) = (_batches.Length - (_batches.Length / 10), 0L);
        for (var i = 0; i < _batches.Length; i++)
        {
            var batch = _batches[i];
            before = i == steady ? GC.GetTotalAllocatedBytes(precise: true) : before;
            if (_population.Take(batch).ContainsAnyExcept(Refusal.None))
            {
                throw new InvalidOperationException("A purchase was refused.");
            }
        }

        if (steady < _batches.Length)
        {
            var allocated = (double)(GC.GetTotalAllocatedBytes(precise: true) - before);
            SteadyBytes = Math.Min(SteadyBytes, allocated / _batches[steady..].Sum(batch => batch.Length));
        }
    }

    /// <summary>How many members there are.</summary>
    public int Members => _population.Members.Count;

    /// <summary>Lets the events go, so that only what is kept of the members is left.</summary>
    public void ForgetEvents() => (_joins, _batches, _members) = ([], [], []);

    /// <summary>What each member has at the end; journeys and effects, of which the checksum has but the sums, stand with nobody.</summary>
    public IEnumerable<(int Member, Totals Totals)> Totals() => _population.Members
        .Select(member => (int.Parse(member.Id.AsSpan(1), CultureInfo.InvariantCulture), new Totals(member.Available(0), member.Tier(0), 0, 0)))
        .Append((0, new Totals(0, 0, _counter.Journeys, _counter.Effects)));

    private static string Name(int id) => $"m{id.ToString(CultureInfo.InvariantCulture)}";

    private static EventRecord Join(EventType type, string id, WorkloadMember member)
    {
        var field = type.FieldNamed("birth_month")!.Index;
        var record = new EventRecord
        {
            Type = type.Index, Member = id, At = new Instant((Start - 1) * Instant.PerSecond), Key = $"join {member.Id}",
            Numbers = new long[type.Fields.Length], Texts = new string?[type.Fields.Length], Known = 1UL << field,
        };
        record.Numbers[field] = member.BirthMonth;
        return record;
    }

    private static EventRecord Purchase(EventType type, string member, WorkloadPurchase purchase)
    {
        var key = purchase.Id.ToString(CultureInfo.InvariantCulture);
        var texts = new string?[type.Fields.Length];
        texts[0] = key;
        return new EventRecord
        {
            Type = type.Index, Member = member, At = new Instant((Start + purchase.Seconds) * Instant.PerSecond), Key = key,
            Numbers = [0, purchase.Cents, purchase.Channel, purchase.Category, purchase.Items], Texts = texts, Known = 31,
        };
    }

    /// <summary>Counts what the steps decide, in the words of the checksum.</summary>
    private sealed class Counter : IStepSink
    {
        public int Journeys { get; private set; }

        public int Effects { get; private set; }

        public void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output)
        {
            int journeys = 0, effects = 0, cuts = 0;
            foreach (ref readonly var effect in CollectionsMarshal.AsSpan(output.Effects))
            {
                switch (effect.Kind)
                {
                    case EffectKind.RuleGave or EffectKind.TierChanged:
                        effects++;
                        break;
                    case EffectKind.JourneyStarted:
                        journeys++;
                        break;
                    case EffectKind.CutByCap:
                        cuts = 1;
                        break;
                    default:
                        break;
                }
            }

            Journeys += journeys;
            Effects += effects + journeys + cuts;
        }
    }

    private sealed class NoLog : IMemberLog
    {
        public static NoLog Instance { get; } = new();

        public IReadOnlyList<LogEntry> Of(string member) => [];
    }
}
