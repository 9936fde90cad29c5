namespace Workflows.Core.Tests.Semantics;

/// <summary>The programme that the named tests of the semantics are about.</summary>
internal static class Sample
{
    public const string Text = """
        programme Harbour "Harbour" {
          currency HKD
          time zone "Asia/Hong_Kong"
        }
        event Purchase {
          order: text key
          total: money
          channel: one of shop, app
          lines: optional list of { category: text, price: money }
        }
        event Refund {
          refund: text key
          order: text
          total: money
          reverses Purchase by order, amount total
        }
        points Miles { worth 0.08 HKD }
        points StatusMiles { status only }
        tiers Status {
          tier Blue from joining
          tier Silver when earned StatusMiles this calendar year >= 500
          tier Gold when earned StatusMiles this calendar year >= 1_500
          keep until end of next calendar year
          drop one tier
        }
        segment Quiet when time since last Purchase >= 60 days
        rule Base {
          on Purchase
          award 1 Miles and 1 StatusMiles per 10 HKD of total
        }
        rule Weekend {
          on Purchase where channel is app and weekday is one of Sat, Sun
          when member is at least Silver
          multiply Miles by 2
          at most 1_000 Miles per member per calendar month
        }
        """;
}
