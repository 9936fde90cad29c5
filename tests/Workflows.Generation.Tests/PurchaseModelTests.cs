using Workflows.Generation.Models;
using Workflows.Statistics;

namespace Workflows.Generation.Tests;

public sealed class PurchaseModelTests
{
    private const int Members = 20_000;

    /// <summary>The parameters of the CDNOW sample (Fader, Hardie and Lee 2005), with alpha in days instead of weeks.</summary>
    private static readonly PurchaseModel Cdnow = new()
    {
        Shape = 0.2425945,
        ScaleDays = 4.4136022 * 7,
        DropoutA = 0.7929220,
        DropoutB = 2.4259067,
        SpendShape = 6.25,
        SpendMemberShape = 3.74,
        SpendScale = 15.44,
    };

    [Fact]
    public void Repeat_purchases_of_a_year_are_as_many_as_the_published_bg_nbd_expects()
    {
        var repeats = RepeatsPerMember(Streams.Plain(Cdnow, 364));
        var sample = Sample.Of(repeats.Select(count => (double)count));
        var error = sample.Deviation / Math.Sqrt(sample.Count);
        Assert.InRange(sample.Mean, 1.44401 - 4 * error, 1.44401 + 4 * error);
    }

    [Fact]
    public void As_many_members_never_come_back_in_thirty_nine_weeks_as_the_published_bg_nbd_expects()
    {
        var never = RepeatsPerMember(Streams.Plain(Cdnow, 39 * 7)).Count(count => count == 0);
        var error = Math.Sqrt(0.5738 * 0.4262 / Members);
        Assert.InRange(never / (double)Members, 0.57379 - 4 * error, 0.57379 + 4 * error);
    }

    [Fact]
    public void Purchases_are_worth_what_the_published_gamma_gamma_expects()
    {
        var first = EventStream.Generate(Streams.Plain(Cdnow, 2), Members, 11)
            .Where(e => e.Type == "Purchase" && e.Key.EndsWith("-1", StringComparison.Ordinal));
        var sample = Sample.Of(first.Select(e => Streams.Cents(e) / 100.0));
        var error = sample.Deviation / Math.Sqrt(sample.Count);
        var expected = 6.25 * 15.44 / 2.74;
        Assert.Equal(Members, sample.Count);
        Assert.InRange(sample.Mean, expected - 4 * error, expected + 4 * error);
    }

    [Fact]
    public void Seasons_move_purchases_and_leave_their_number()
    {
        var flat = Streams.Plain(new PurchaseModel(), 364);
        var without = RepeatsPerMember(flat).Average();
        var with = RepeatsPerMember(flat with { Seasons = new SeasonModel() }).Average();
        Assert.InRange(with / without, 0.96, 1.04);
    }

    private static int[] RepeatsPerMember(GenerationModel model)
    {
        var counts = new int[Members];
        foreach (var purchase in EventStream.Generate(model, Members, 11).Where(e => e.Type == "Purchase"))
        {
            counts[int.Parse(purchase.Member.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) - 1]++;
        }

        return [.. counts.Select(count => count - 1)];
    }
}
