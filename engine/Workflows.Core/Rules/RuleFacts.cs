using Workflows.Core.Members;
using Workflows.Core.Time;
using Workflows.Model.Events;
using Workflows.Model.Time;

namespace Workflows.Core.Rules;

/// <summary>
/// What conditions and amounts may look at: the event, the member as of now, and the local clock. One object is reused for many
/// steps, so nothing may keep it.
/// </summary>
public sealed class RuleFacts
{
    private static readonly EventRecord NoEvent = new()
    {
        Type = -1, Member = "", At = Instant.Earliest, Key = "", Numbers = [], Texts = [], Known = 0,
    };

    private static readonly LineRecord NoLine = new([], [], 0);

    private readonly Calendar _calendar;
    private long[] _earnedNow = [];
    private long _dayEnd = long.MinValue;
    private long _dayStart = long.MaxValue;

    /// <summary>Facts in a calendar.</summary>
    public RuleFacts(Calendar calendar) => _calendar = calendar;

    /// <summary>The event at hand; one of no type where there is none.</summary>
    public EventRecord Event { get; set; } = NoEvent;

    /// <summary>The line at hand, while a rule looks at each line.</summary>
    public LineRecord Line { get; set; } = NoLine;

    /// <summary>The member, with its history advanced to <see cref="Now"/>.</summary>
    public MemberState Member { get; set; } = null!;

    /// <summary>The instant at hand.</summary>
    public Instant Now { get; private set; }

    /// <summary>The local day of <see cref="Now"/>.</summary>
    public int Day { get; private set; }

    /// <summary>The calendar of the programme.</summary>
    public Calendar Calendar => _calendar;

    /// <summary>Sets the clock.</summary>
    public void SetNow(Instant now)
    {
        Now = now;
        if (now.Micros >= _dayEnd || now.Micros < _dayStart)
        {
            Day = _calendar.DayOf(now);
            _dayStart = _calendar.StartOfDay(Day).Micros;
            _dayEnd = _calendar.StartOfDay(Day + 1).Micros;
        }
    }

    /// <summary>Points of a currency that were earned with the input at hand and not looked at since.</summary>
    public long EarnedNow(int currency) => currency < _earnedNow.Length ? _earnedNow[currency] : 0;

    /// <summary>Points were earned.</summary>
    internal void AddEarned(int currency, long points)
    {
        if (currency >= _earnedNow.Length)
        {
            Array.Resize(ref _earnedNow, currency + 1);
        }

        _earnedNow[currency] += points;
    }

    /// <summary>What was earned of a currency has been looked at.</summary>
    internal void LookedAtEarned(int currency) => _earnedNow[currency] = 0;

    /// <summary>Nothing was earned yet.</summary>
    internal void NothingEarned() => Array.Clear(_earnedNow);

    /// <summary>There is no event at hand.</summary>
    public void NoEventAtHand() => Event = NoEvent;

    /// <summary>The local hour, 0 to 23.</summary>
    public long Hour => _calendar.TimeOfDay(Now) / Instant.PerHour;

    /// <summary>The day of the week; Monday is 0.</summary>
    public long Weekday => Calendar.Weekday(Day);

    /// <summary>The month of a day.</summary>
    public static long MonthOf(long day) => Calendar.DateOf((int)day).Month;

    /// <summary>The day of the month of a day.</summary>
    public static long DayOfMonth(long day) => Calendar.DateOf((int)day).Day;
}
