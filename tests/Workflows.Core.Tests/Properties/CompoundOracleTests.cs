using System.Globalization;
using System.Text;
using Workflows.Model.Numbers;
using Workflows.Testing;
using Xunit.Abstractions;

namespace Workflows.Core.Tests.Properties;

/// <summary>What random multipliers give, compared with fractions that are multiplied award by award.</summary>
public sealed class CompoundOracleTests(ITestOutputHelper output)
{
    private sealed record Multiplier(int Factor10, bool Compounds, int? Of);

    [Fact]
    public void Multipliers_of_a_compounding_group_multiply_and_others_add_up()
    {
        const int Seed = 20261122;
        output.WriteLine($"seed {Seed}");
        for (var i = 0; i < 150; i++)
        {
            var random = new Random(Seed + i);
            var perPoint = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(1, 30)).ToList();
            var multipliers = Enumerable.Range(0, random.Next(6)).Select(_ => new Multiplier(
                random.Next(11, 40), random.Next(3) > 0, random.Next(3) == 0 ? random.Next(perPoint.Count) : null)).ToList();
            var total = random.Next(1, 500);
            var world = new World(Text(perPoint, multipliers));
            world.Join("2026-01-01 00:00", "anna");
            world.On("2026-03-07 10:00", "anna", "Purchase", ("order", "1"), ("total", (decimal)total));
            var expected = Enumerable.Range(0, perPoint.Count).Aggregate(
                Fraction.Zero, (sum, award) => sum + Expected(Fraction.Of(total, perPoint[award]), multipliers.Where(one => one.Of is null || one.Of == award)));
            Assert.True(world.Points("anna", "Miles") == (long)expected.Floor(), $"seed {Seed + i}: {expected}\n{Text(perPoint, multipliers)}");
        }
    }

    private static Fraction Expected(Fraction award, IEnumerable<Multiplier> multipliers)
    {
        var (sum, product) = (Fraction.Zero, Fraction.One);
        foreach (var multiplier in multipliers)
        {
            var factor = Fraction.Of(multiplier.Factor10, 10);
            product *= multiplier.Compounds ? factor : Fraction.One;
            sum += multiplier.Compounds ? Fraction.Zero : factor - Fraction.One;
        }

        return award * (product + sum);
    }

    private static string Text(List<int> perPoint, List<Multiplier> multipliers)
    {
        var text = new StringBuilder("""
            programme P { currency HKD
              time zone "Asia/Hong_Kong" }
            event Purchase { order: text key
              total: money }
            points Miles { worth 0.01 HKD }
            group Boost { compound }

            """);
        for (var i = 0; i < perPoint.Count; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"rule A{i} {{ on Purchase\n award 1 Miles per {perPoint[i]} HKD of total }}");
        }

        for (var i = 0; i < multipliers.Count; i++)
        {
            var (factor, compounds, of) = multipliers[i];
            text.AppendLine(CultureInfo.InvariantCulture,
                $"rule M{i} {{ on Purchase\n multiply Miles{(of is { } rule ? $" of A{rule}" : "")} by {factor / 10}.{factor % 10}{(compounds ? "\n compete in Boost" : "")} }}");
        }

        if (!multipliers.Exists(multiplier => multiplier.Compounds))
        {
            text.AppendLine("rule Idle { on Purchase where total < 0.01 HKD\n multiply Miles by 2\n compete in Boost }");
        }

        return text.ToString();
    }
}
