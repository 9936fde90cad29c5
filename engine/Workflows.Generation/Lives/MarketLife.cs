using System.Globalization;
using Workflows.Generation.Chance;

namespace Workflows.Generation.Lives;

/// <summary>The market from the first day of the period to the last: gives the competitors' offers one after the other.</summary>
internal static class MarketLife
{
    /// <summary>All offers in the order of their instants.</summary>
    internal static IEnumerable<GeneratedEvent> Offers(World world)
    {
        var model = world.Model.Market;
        var random = new RandomStream(world.Seed, 0, Purpose.Market);
        var number = 0;
        for (var at = Next(world.Start); at < world.End && model.Plans.Count > 0; at = Next(at))
        {
            var plan = model.Plans[random.NextBelow(model.Plans.Count)];
            var back = model.LeastBack + random.NextBelow(model.MostBack - model.LeastBack + 1);
            var price = plan.Cents - plan.Cents / 100 * random.NextBelow(11);
            var until = DateTime.UnixEpoch.AddSeconds(at).AddDays(model.DaysOpen);
            yield return world.MarketEvent("CompetitorOffer", at, string.Create(CultureInfo.InvariantCulture, $"C{++number:D4}"),
                World.Text("offer", string.Create(CultureInfo.InvariantCulture, $"C{number:D4}")),
                World.Text("competitor", plan.Competitor),
                World.Text("plan", plan.Plan),
                World.Money("price", price),
                World.Text("value_back", string.Create(CultureInfo.InvariantCulture, $"{back / 100}.{back % 100:D2}%")),
                World.Text("until", until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        long Next(long at) => at + 1 + random.NextBelow(checked((int)(2 * model.DaysBetween * SeasonalClock.Day)));
    }
}
