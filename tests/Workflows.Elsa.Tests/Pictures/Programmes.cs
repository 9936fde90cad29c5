using Workflows.Testing;

namespace Workflows.Elsa.Tests.Pictures;

/// <summary>Programmes whose journeys are drawn.</summary>
internal static class Programmes
{
    /// <summary>The operator's programme of the templates.</summary>
    public static string Harbour { get; } =
        File.ReadAllText(RepositoryFolder.At("templates/programmes/harbour/harbour.loyalty")).ReplaceLineEndings("\n");

    /// <summary>The same without its examples, which name what the journeys do.</summary>
    public static string HarbourWithoutExamples { get; } =
        Harbour[..Harbour.IndexOf("# ---------------------------------------------------------------- examples", StringComparison.Ordinal)];

    /// <summary>A small programme around the steps of a journey J, each line two blanks in.</summary>
    public static string With(string steps) =>
        $$"""
        programme Shop {
          currency  HKD
          time zone "Asia/Hong_Kong"
        }

        event Purchase {
          total: money
        }

        points Miles {
          worth  0.08 HKD
          expire never
        }

        budget Goodwill { limit 20_000 HKD per calendar month }

        rule Base {
          on    Purchase
          award 1 Miles per 10 HKD of total
        }

        # the journey
        journey J "A journey" {
          start on joining   # at once

        {{steps}}
        }

        # behind it
        report Effectiveness "effectiveness" monthly to "crm@shop.example"

        tiers Rank {
          tier Blue from joining
          tier Silver when sum of Purchase.total ever >= 1_000 HKD
          tier Gold when sum of Purchase.total ever >= 9_000 HKD
        }

        """;

    /// <summary>The steps of the journey of such a programme.</summary>
    public static string StepsOf(string text)
    {
        var start = text.IndexOf("# at once\n\n", StringComparison.Ordinal) + "# at once\n\n".Length;
        return text[start..text.IndexOf("\n}\n\n# behind it", StringComparison.Ordinal)];
    }
}
