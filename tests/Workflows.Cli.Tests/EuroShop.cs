namespace Workflows.Cli.Tests;

/// <summary>The shop of many tests of the command line: who buys first has joined, and what purchases give is up to the test.</summary>
internal static class EuroShop
{
    /// <summary>The beginning of its programme.</summary>
    public const string Head = """
        programme Shop {
          currency  EUR
          time zone "Europe/Vienna"
          joining   with first event
        }

        event Purchase {
          order : text key
          total : money
        }


        """;
}
