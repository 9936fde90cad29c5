using System.Globalization;
using Workflows.Generation.Chance;

namespace Workflows.Generation.Lives;

/// <summary>A member's contract: a bill each month, paid on time or late.</summary>
internal sealed class BillLife
{
    private const int DueDays = 14;
    private static readonly long[] Plans = [9_800, 13_800, 16_800, 21_800, 29_800, 38_800, 49_800];
    private static readonly double[] PlanWeights = [0.20, 0.24, 0.20, 0.16, 0.11, 0.06, 0.03];
    private readonly World _world;
    private readonly int _member;
    private readonly RandomStream _random;
    private readonly int _billingDay;
    private readonly long _plan;
    private readonly double _punctuality;
    private readonly List<Payment> _payments = [];
    private DateOnly _month;
    private long _nextBill = long.MaxValue;

    internal BillLife(World world, int member, long joined)
    {
        _world = world;
        _member = member;
        _random = new RandomStream(world.Seed, member, Purpose.Bills);
        var model = world.Model.Bills;
        var contract = _random.Happens(model.ContractShare);
        _billingDay = 1 + _random.NextBelow(28);
        _plan = Plans[Draw.Weighted(_random, PlanWeights)];
        _punctuality = Draw.Beta(_random, model.OnTimeA, model.OnTimeB);
        if (contract)
        {
            // The first bill comes in the month after joining, or in the first month of the period.
            var first = SeasonalClock.DateOf(Math.Max(joined, world.Start - 31 * SeasonalClock.Day));
            _month = new DateOnly(first.Year, first.Month, 1).AddMonths(1);
            _nextBill = SeasonalClock.Midnight(_month.AddDays(_billingDay - 1));
        }
    }

    /// <summary>When something happens next: a bill is made or paid.</summary>
    internal long NextAt
    {
        get
        {
            var next = _nextBill;
            foreach (var payment in _payments)
            {
                next = Math.Min(next, payment.At);
            }

            return next;
        }
    }

    /// <summary>No more bills; those that are out are still paid.</summary>
    internal void Leave() => _nextBill = long.MaxValue;

    /// <summary>Lets happen what is next; nothing comes out when that is a bill being made.</summary>
    internal GeneratedEvent? Fire()
    {
        var at = NextAt;
        if (_nextBill == at)
        {
            MakeBill();
            return null;
        }

        var payment = _payments.Find(p => p.At == at) ?? throw new InvalidOperationException("A bill's payment is due and missing.");
        _payments.Remove(payment);
        return _world.Event(
            "BillPaid",
            _member,
            at,
            payment.Bill,
            World.Text("bill", payment.Bill),
            World.Money("total", payment.Cents),
            new GeneratedField("on_time", new GeneratedValue.YesNo(payment.OnTime)));
    }

    private void MakeBill()
    {
        var model = _world.Model.Bills;
        var cents = _plan;
        if (_random.Happens(model.ExtraShare))
        {
            cents += (long)Math.Floor(Draw.Exponential(_random) * model.ExtraMean * 100 + 0.5);
        }

        // The due day itself, to its end, is still on time.
        var onTime = _random.Happens(_punctuality);
        var days = onTime ? _random.NextBelow(DueDays + 1) : DueDays + 1 + _random.NextBelow(26);
        var paid = _nextBill + days * SeasonalClock.Day + _world.Clock.SecondOfDay(_random.NextUnit());
        var bill = string.Create(CultureInfo.InvariantCulture, $"B-{World.Digits(_member)}-{_month:yyyy-MM}");
        _payments.Add(new Payment(paid, bill, cents, onTime));
        _month = _month.AddMonths(1);
        _nextBill = _random.Happens(model.MonthlyEnd)
            ? long.MaxValue
            : SeasonalClock.Midnight(_month.AddDays(_billingDay - 1));
    }

    private sealed record Payment(long At, string Bill, long Cents, bool OnTime);
}
