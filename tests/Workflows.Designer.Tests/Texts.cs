namespace Workflows.Designer.Tests;

/// <summary>Programmes that the tests show.</summary>
internal static class Texts
{
    /// <summary>A small programme with two journeys and comments.</summary>
    public const string Club = """
        programme Club "Corner club" {
          currency  EUR
          time zone "Europe/Paris"
          joining   with first event
        }

        event Purchase {
          order : text key
          total : money
        }

        member {
          email   : optional text personal
          consent marketing by email
        }

        points Beans {
          worth  0.01 EUR
          expire 12 months after earned
          round  down per event
        }

        rule Base {
          on    Purchase
          award 1 Beans per 1 EUR of total
        }

        # Whoever comes for the first time is greeted.
        journey Welcome "Say hello" {
          start   on joining
          purpose marketing

          send email "hello"  # the first letter
          wait up to 7 days for Purchase {
            on arrived { bonus 10 Beans }
            on late { send email "still-there" }
          }
          finish "welcomed"
        }

        journey Thanks "Say thank you" {
          start   on Purchase where total > 100 EUR
          again   30 days after end
          purpose service

          wait 1 days
          send email "thanks"
        }

        example "A euro is a bean" {
          given  anna joined 2026-01-10
          on     2026-03-07 10:00 anna Purchase { order: "A-1", total: 25 EUR }
          expect anna earned 25 Beans
        }

        """;

    /// <summary>The same in two files: the first, and the journeys.</summary>
    public static (string Main, string Journeys) InTwoFiles(string text = Club)
    {
        var (first, behind) = (text.IndexOf("# Whoever", StringComparison.Ordinal), text.IndexOf("example \"", StringComparison.Ordinal));
        return ($"{text[..first]}include \"journeys.loyalty\"\n\n{text[behind..]}", $"{text[first..behind].TrimEnd()}\n");
    }
}
