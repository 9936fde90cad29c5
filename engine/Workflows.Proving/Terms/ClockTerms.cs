using System.Globalization;
using Workflows.Model.Expressions;
using Workflows.Proving.Solving;

namespace Workflows.Proving.Terms;

/// <summary>
/// The local clock: a day from 2000 to 2099, where every fourth year is a leap year, and an hour. The parts of a date belong together.
/// </summary>
internal sealed class ClockTerms(Script script)
{
    /// <summary>The first day, 2000-01-01, as a day number.</summary>
    public const int First = 10_957;

    /// <summary>The last day, 2099-12-31.</summary>
    public const int Last = 47_481;

    private static readonly int[] Before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    /// <summary>The day.</summary>
    public string Day => script.Int("day", First, Last);

    /// <summary>What the clock shows.</summary>
    public string Of(ClockPart part) => part switch
    {
        ClockPart.Today => Day,
        ClockPart.Hour => script.Int("hour", 0, 23),
        ClockPart.Weekday => $"(mod (+ {Day} 3) 7)",
        ClockPart.Month => Parts("day", Day).Month,
        ClockPart.DayOfMonth => Parts("day", Day).DayOfMonth,
    };

    /// <summary>A part of some day.</summary>
    /// <param name="part">The month, or the day of the month.</param>
    /// <param name="key">The key of the day.</param>
    /// <param name="day">The day, which is put between 2000 and 2099 too: the parts of a day of another century are as they are there.</param>
    public string Of(ClockPart part, string key, string day) => part switch
    {
        ClockPart.Month => Parts(key, day).Month,
        ClockPart.DayOfMonth => Parts(key, day).DayOfMonth,
        ClockPart.Weekday => $"(mod (+ {day} 3) 7)",
        ClockPart.Hour or ClockPart.Today => day,
    };

    private (string Month, string DayOfMonth) Parts(string key, string day)
    {
        var isNew = !script.Has($"month of {key}");
        var (year, month, dayOfMonth) = (script.Int($"year of {key}", 2000, 2099), script.Int($"month of {key}", 1, 12), script.Int($"day of month of {key}", 1, 31));
        if (isNew)
        {
            var leap = $"(= (mod {year} 4) 0)";
            var before = Enumerable.Range(1, 11).Reverse().Aggregate("0", (rest, i) =>
                string.Create(CultureInfo.InvariantCulture, $"(ite (= {month} {i + 1}) {Before[i]} {rest})"));
            var days = $"(ite (or (= {month} 4) (= {month} 6) (= {month} 9) (= {month} 11)) 30 (ite (= {month} 2) (ite {leap} 29 28) 31))";
            script.Assert($"(<= {dayOfMonth} {days})");
            script.Assert(string.Create(CultureInfo.InvariantCulture,
                $"(= {day} (+ {First} (* 365 (- {year} 2000)) (div (- {year} 1997) 4) {before} (ite (and {leap} (> {month} 2)) 1 0) (- {dayOfMonth} 1)))"));
        }

        return (month, dayOfMonth);
    }
}
