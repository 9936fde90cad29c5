using Workflows.Model.Effects;
using Workflows.Model.Time;

namespace Workflows.Benchmarks.Loyalty20;

/// <summary>
/// The same twenty rules as a loop written by hand: same effects with the same causes, applied to the member afterwards. No rule of this
/// programme makes anything due by the clock alone, so neither side has wake-ups. This is the limit that an engine can reach.
/// </summary>
internal sealed class HandWritten
{
    private const int DailyCap = 2_000;
    private readonly Member[] _members;
    private readonly List<Effect> _effects = [];

    public HandWritten(WorkloadMember[] members, int sample) =>
        _members = [.. members.Select(member => new Member(member))];

    public void Run(WorkloadPurchase[] purchases, int sample)
    {
        foreach (ref readonly var purchase in purchases.AsSpan())
        {
            Take(_members[purchase.Member / sample], purchase);
        }
    }

    public IEnumerable<(int Member, Totals Totals)> Totals() => _members.Select(member => (member.Id, member.Totals));

    private void Take(Member m, in WorkloadPurchase p)
    {
        var day = p.Seconds / 86_400;
        var at = new Instant((1_735_689_600L + p.Seconds) * Instant.PerSecond);
        m.Advance(day, p);
        _effects.Clear();
        var b = p.Cents / 100;
        if (p.Cents >= 100) { Give(0, b, at); }
        var weekday = (day + 3) % 7;
        var hour = p.Seconds / 3600 % 24;
        if (p.Category == 3) { Give(1, b, at); }
        if (p.Category == 5 && p.Cents >= 20_000) { Give(2, 500, at); }
        if (weekday is 0 or 6) { Give(3, b, at); }
        if (Month(day) == m.BirthMonth) { Give(4, 2 * b, at); }
        if (m.Tier == 1) { Give(5, b * 25 / 100, at); }
        if (m.Tier == 2) { Give(6, b * 50 / 100, at); }
        if (m.Tier == 3) { Give(7, b, at); }
        if (m.Purchases == 1) { Give(8, 500, at); Start(0, at); }
        if (p.Items >= 10) { Give(9, 50, at); }
        if (p.Items >= 20 && p.Cents >= 10_000) { Give(10, 150, at); }
        if (p.Channel == 2) { Give(11, b * 20 / 100, at); }
        if (p.Channel == 1 && hour is >= 18 and <= 20) { Give(12, 25, at); }
        if (m.Count30 % 3 == 0) { Give(13, 100, at); }
        if (m.Spend90 >= 100_000 && m.Spend90 - p.Cents < 100_000) { Give(14, 1_000, at); }
        if (m.DaysSinceLast >= 90) { Give(15, 750, at); Start(1, at); }
        if (m.Categories7 >= 4) { Give(16, 60, at); }
        if (m.Streak % 4 == 0 && m.VisitsThisWeek == 1) { Give(17, 200, at); }
        Cap(m, at);
        Settle(m, at);
        m.Apply(_effects);
    }

    private void Cap(Member m, Instant at)
    {
        var bonus = 0L;
        foreach (var effect in _effects)
        {
            bonus += effect.Kind == EffectKind.RuleGave && effect.Source != 0 ? effect.Amount : 0;
        }

        m.DayBonus += bonus;
        if (m.DayBonus > DailyCap)
        {
            Add(EffectKind.CutByCap, -1, m.DayBonus - DailyCap, at);
            m.DayBonus = DailyCap;
        }
    }

    private void Settle(Member m, Instant at)
    {
        var want = m.Spend90 switch { >= 400_000 => 3, >= 150_000 => 2, >= 50_000 => 1, _ => 0 };
        if (want > m.Tier)
        {
            Add(EffectKind.TierChanged, want, want, at);
            Give(17 + want, 250 * want, at);
        }
    }

    private void Give(int rule, long amount, Instant at) => Add(EffectKind.RuleGave, rule, amount, at);

    private void Start(int journey, Instant at) => Add(EffectKind.JourneyStarted, journey, 0, at);

    private void Add(EffectKind kind, int source, long amount, Instant at) =>
        _effects.Add(new Effect { Kind = kind, Source = source, Amount = amount, At = at, Subject = -1, Currency = 0 });

    private static int Month(int day) => DateOnly.FromDayNumber(new DateOnly(2025, 1, 1).DayNumber + day).Month;

    private sealed class Member(WorkloadMember given)
    {
        private readonly int[] _lastDayOf = [-1000, -1000, -1000, -1000, -1000, -1000, -1000, -1000];
        private (int Day, int Cents)[] _ring = new (int, int)[8];
        private int _head;
        private int _tail;
        private int _from30;
        private int _lastDay = -1;
        private int _lastWeek = -10;

        public int Id { get; } = given.Id;

        public int BirthMonth { get; } = given.BirthMonth;

        public int Tier { get; private set; } = given.Tier;

        public int Purchases { get; private set; }

        public int Count30 { get; private set; }

        public int Spend90 { get; private set; }

        public int DaysSinceLast { get; private set; }

        public int Categories7 { get; private set; }

        public int Streak { get; private set; }

        public int VisitsThisWeek { get; private set; }

        public long DayBonus { get; set; }

        public Totals Totals { get; private set; } = new(0, given.Tier, 0, 0);

        public void Advance(int day, in WorkloadPurchase p)
        {
            Purchases++;
            DayBonus = day == _lastDay ? DayBonus : 0;
            DaysSinceLast = _lastDay < 0 ? -1 : day - _lastDay;
            _lastDay = day;
            Windows(day, p.Cents);
            _lastDayOf[p.Category] = day;
            Categories7 = 0;
            foreach (var last in _lastDayOf)
            {
                Categories7 += last > day - 7 ? 1 : 0;
            }

            var week = day / 7;
            if (week == _lastWeek)
            {
                VisitsThisWeek++;
                return;
            }

            Streak = week == _lastWeek + 1 ? Streak + 1 : 1;
            VisitsThisWeek = 1;
            _lastWeek = week;
        }

        public void Apply(List<Effect> effects)
        {
            var totals = Totals;
            foreach (var effect in effects)
            {
                totals.Effects++;
                switch (effect.Kind)
                {
                    case EffectKind.RuleGave:
                        totals.Points += effect.Amount;
                        break;
                    case EffectKind.CutByCap:
                        totals.Points -= effect.Amount;
                        break;
                    case EffectKind.TierChanged:
                        Tier = effect.Source;
                        totals.Tier = Tier;
                        break;
                    default:
                        totals.Journeys++;
                        break;
                }
            }

            Totals = totals;
        }

        private void Windows(int day, int cents)
        {
            var mask = _ring.Length - 1;
            while (_head != _tail && _ring[_head & mask].Day <= day - 90)
            {
                Spend90 -= _ring[_head & mask].Cents;
                _head++;
            }

            _from30 = Math.Max(_from30, _head);
            while (_from30 != _tail && _ring[_from30 & mask].Day <= day - 30)
            {
                _from30++;
            }

            if (_tail - _head == _ring.Length)
            {
                Grow();
                mask = _ring.Length - 1;
            }

            _ring[_tail++ & mask] = (day, cents);
            Spend90 += cents;
            Count30 = _tail - _from30;
        }

        private void Grow()
        {
            var larger = new (int, int)[2 * _ring.Length];
            for (var i = _head; i < _tail; i++)
            {
                larger[i & (larger.Length - 1)] = _ring[i & (_ring.Length - 1)];
            }

            _ring = larger;
        }
    }
}
