using System.Runtime.CompilerServices;
using Workflows.Core.Planning;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.Members;

/// <summary>Where each number of a member stands among the member's cells of eight bytes: worked out once for a programme.</summary>
internal sealed class MemberLayout
{
    /// <summary>A part of the cells.</summary>
    /// <param name="At">Its first cell.</param>
    /// <param name="Count">How many entries it has.</param>
    /// <param name="Size">Cells of an entry.</param>
    public readonly record struct Part(int At, int Count, int Size)
    {
        /// <summary>How many cells it has.</summary>
        public int Cells => Count * Size;

        /// <summary>The cell after the last.</summary>
        public int End => At + Cells;

        /// <summary>The first cell of an entry.</summary>
        public int Of(int index) => At + (index * Size);
    }

    /// <summary>Lays out the members of a programme.</summary>
    public MemberLayout(Programme programme)
    {
        Aggregates = new Part(0, programme.Aggregates.Length, SizeOf<AggregateValue>());
        Fields = new Part(Aggregates.End, programme.MemberFields.Length, 1);
        Tiers = new Part(Fields.End, programme.Ladders.Length, SizeOf<Standing>());
        Segments = new Part(Tiers.End, (programme.Segments.Length + 63) / 64, 1);
        Balances = new Part(Segments.End, programme.Currencies.Length, SizeOf<Balance>());
        Caps = new Part(Balances.End, ProgrammePlan.CapsIn(programme).Count(), SizeOf<CapUse>());
        Consents = new Part(Caps.End, programme.Consents.Length, 1);
        KeepsLots = programme.Currencies.Any(currency => currency.KeepsLots);
        Streaks = new Part(Consents.End, programme.Aggregates.Count(aggregate => aggregate.Kind == AggregateKind.Streak), SizeOf<PeriodBits>());
        Start = new long[Streaks.End];
        foreach (var aggregate in programme.Aggregates)
        {
            Start[Aggregates.Of(aggregate.Index) + AggregateValue.ValueCell] = AggregatePlan.StartsUnknown(aggregate.Kind) ? MemberState.Unknown : 0;
            Start[Aggregates.Of(aggregate.Index) + AggregateValue.NextEndCell] = long.MaxValue;
        }
    }

    /// <summary>The aggregates.</summary>
    public Part Aggregates { get; }

    /// <summary>The numbers of the member's fields.</summary>
    public Part Fields { get; }

    /// <summary>The standings, by ladder.</summary>
    public Part Tiers { get; }

    /// <summary>A bit for each segment.</summary>
    public Part Segments { get; }

    /// <summary>The balances, by currency.</summary>
    public Part Balances { get; }

    /// <summary>The uses of caps.</summary>
    public Part Caps { get; }

    /// <summary>When each consent was given or withdrawn.</summary>
    public Part Consents { get; }

    /// <summary>The periods of streaks.</summary>
    public Part Streaks { get; }

    /// <summary>Whether points of any currency are kept in lots.</summary>
    public bool KeepsLots { get; init; }

    /// <summary>The cells of a member of whom nothing is known.</summary>
    public long[] Start { get; }

    private static int SizeOf<T>()
        where T : unmanaged => Unsafe.SizeOf<T>() / sizeof(long);
}
