namespace Workflows.Storage.Tests;

/// <summary>A programme that uses everything that a state can hold: windows, lots, caps, tiers, budgets, journeys, messages put off, what guards hold.</summary>
internal static class Shop
{
    public const string Text = """
        programme Shop "Shop" {
          currency HKD
          time zone "Asia/Hong_Kong"
          late up to 60 days, then book on arrival
        }
        event Purchase {
          order: text key
          total: money
          channel: one of shop, web, app
          lines: optional list of { category: text, price: money }
        }
        event Refund {
          refund: text key
          order: text
          total: money
          reverses Purchase by order, amount total
        }
        event Visit {
          visit: text key
          score: number 0 to 10
          topic: optional text personal
          friend: optional member
        }
        member {
          level: number 1 to 12 default 3
          email: optional text personal
          birthday: optional date personal
          zone: optional text
          consent marketing by email
        }
        messages {
          quiet 21:00 to 09:00
          at most 2 per member in any 7 days
          give up after 3 days
          time zone member.zone
        }
        points Miles {
          worth 0.08 HKD
          pending 14 days
          expire 3 months after earned, end of month
        }
        points Stars {
          worth 0.5 HKD
          transfer at most 9 per member per calendar month
        }
        reward Pen {
          price 4 Stars or 2 Stars + 3 HKD
          stock 30
          hold 30 hours
          at most 5 per member in any 10 days
          voucher valid 20 days worth 3 HKD
          cancel up to 5 days
        }
        points Status { status only }
        partner Wing "Wing Airlines"
        budget Launch {
          limit 400 HKD per calendar month
          limit 30 HKD per channel in any 20 days
          warn at 50%
          warn at 90%
        }
        budget Goodwill { limit 300 HKD per calendar month }
        tiers Rank {
          tier Blue from joining
          tier Silver when earned Status this calendar year >= 100
          tier Gold when earned Status this calendar year >= 400
          keep until end of next calendar year
          drop one tier
        }
        segment Busy when count of Purchase over last 30 days >= 3
        segment Quiet when time since last Purchase >= 20 days
        segment Unhappy when last Visit is known and last Visit.score <= 3
        rule Base {
          on Purchase
          award 1 Miles and 1 Status per 10 HKD of total
        }
        rule App {
          on Purchase where channel is app
          multiply Miles by 2
          at most 200 Miles per member per calendar month
        }
        rule Third {
          on Purchase
          when count of Purchase over last 30 days = 3
          bonus 100 Miles funded by Launch 70%, Wing 30%
        }
        rule Extras {
          on Purchase
          for each line in lines where line.category is "extra"
          bonus 1 Stars per 20 HKD of line.price
          at most 3 per member in any 10 days
          at most 4 HKD per member per calendar day
          at most 9 per calendar week in any 30 days in total
          at most 20 Stars per Rank per calendar month
        }
        rule Birthday {
          on Purchase
          when member.birthday is known and month of today = month of member.birthday
          bonus 2 Stars
        }
        rule Welcome {
          on entering Busy
          bonus 20 Stars
          at most once per member per calendar month
        }
        rule Regular {
          on Visit
          when streak of Visit in calendar weeks >= 2 and count of Purchase where channel is app among last 5 >= 1 and distinct of Purchase.channel over last 2 months >= 2
          bonus 5 Stars
        }
        rule Friends {
          on Visit where friend is known
          bonus 6 Stars to friend
          bonus 30 Miles, pending until Purchase by friend where total >= 100 HKD up to 20 days
        }
        challenge Often "Four in a month" {
          count Purchase
          reach 4 this calendar month
          bonus 2 Stars funded by Launch
        }
        guard Hasty {
          on Purchase
          at most 2 per member per calendar day
          then hold for "Desk" up to 3 days, then deny
        }
        guard Large {
          on Purchase where total > 500 HKD
          then hold for "Desk" up to 30 hours, then release
        }
        guard Small {
          on Purchase where total < 20 HKD
          when count of Purchase over last 7 days >= 3
          then refuse
        }
        journey WinBack "Bring them back" {
          start on entering Quiet
          again 30 days after start
          purpose marketing
          hold out 20%
          goal Purchase up to 30 days
          send email "win-back-1"
          wait up to 7 days for Purchase {
            on arrived {
              bonus 50 Miles funded by Goodwill
              finish "returned"
            }
            on late {
              send email "win-back-2"
              finish "silent"
            }
          }
        }
        """;
}
