using System.Globalization;

namespace Workflows.Generation.Lives;

/// <summary>What all members of one run share.</summary>
internal sealed class World
{
    /// <summary>The longest time past the end that a scheduled instant is worked out for.</summary>
    private const int MarginDays = 400;
    private readonly long _offset;

    internal World(GenerationModel model, ulong seed)
    {
        Model = model;
        Seed = seed;
        Start = SeasonalClock.Midnight(model.Start);
        End = SeasonalClock.Midnight(model.End.AddDays(1));
        Clock = new SeasonalClock(model.Seasons, model.Start.AddDays(-model.Arrivals.PriorDays), model.End.AddDays(MarginDays));
        _offset = model.UtcOffset.Ticks / TimeSpan.TicksPerSecond;
    }

    internal GenerationModel Model { get; }

    internal ulong Seed { get; }

    internal SeasonalClock Clock { get; }

    /// <summary>The first local second of the period.</summary>
    internal long Start { get; }

    /// <summary>The first local second after the period.</summary>
    internal long End { get; }

    /// <summary>The name of a member by number, 1 and up: M000123.</summary>
    internal static string Name(int member) => "M" + Digits(member);

    /// <summary>At least six digits, so that up to 999,999 members sort as text in the order of their numbers.</summary>
    internal static string Digits(int member) => member.ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>Puts an event together; the instant is given in local seconds.</summary>
    internal GeneratedEvent Event(string type, int member, long local, string key, params GeneratedField[] fields) =>
        new(type, Name(member), (local - _offset) * 1_000_000, key, fields);

    /// <summary>News of the market, which are nobody's.</summary>
    internal GeneratedEvent MarketEvent(string type, long local, string key, params GeneratedField[] fields) =>
        new(type, "", (local - _offset) * 1_000_000, key, fields);

    internal static GeneratedField Text(string name, string value) => new(name, new GeneratedValue.Text(value));

    internal static GeneratedField Money(string name, long cents) => new(name, new GeneratedValue.Money(cents));
}
