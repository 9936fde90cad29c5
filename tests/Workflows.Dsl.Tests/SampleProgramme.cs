namespace Workflows.Dsl.Tests;

/// <summary>A programme with every construct of the language, in which everything is right, laid out as the formatter does it.</summary>
internal static class SampleProgramme
{
    public const string Text = """
        # A coffee house, for the tests of the language.

        programme BeanClub "Bean Club" {
          currency  EUR
          time zone "Europe/Vienna"
          starts    2026-01-01  # earlier events only count
          late      up to 30 days, then book on arrival
          leaving   forfeits pending, keeps available 90 days
          merging   keeps the higher tier
          publish   by 2 people
          settle    3 minutes
          returns   take pending, then available, then owe
          joining   with first event
        }

        # ---- what the business tells us

        event Purchase {
          order   : text key  # the same order twice counts once
          total   : money
          channel : one of shop, web, app default shop
          gift    : yes or no default no
          weight  : optional number
          share   : optional percent
          day     : optional date
          friend  : optional member
          lines   : optional list of { sku: text, kind: one of bean, cup, quantity: number 1 to 99, price: money }
        }
        event Refund {
          refund   : text key
          order    : text
          total    : money
          lines    : optional list of { sku: text, quantity: number 1 to 99 }
          reverses Purchase by order, amount total, items lines
        }
        event Survey {
          score   : number 0 to 10
          comment : optional text personal
          key     from line
        }
        map ShopExport of Purchase {
          only where "Status" is "paid", "sent"
          group by   "Name"
          key        from content
          member     from "Email"
          at         from "Date" and "Time" as "d/M/yyyy H:mm"
          order      from "Name"
          lines.sku  from "Sku"
          channel    is web
          total      is 5.50 EUR
        }

        market event Offer {
          offer : text key
          price : money in USD, CHF
          back  : percent
        }

        member {
          birthday : optional date personal
          language : one of en, de, fr default de
          home     : optional text
          consent  marketing by email, sms
        }
        household {
          up to 6 members
          pool  Leaves, Dust
        }
        rates {
          day   2026-01-01 1 USD = 0.9125 EUR, 100 CHF = 106.45 EUR
          day   2026-01-02 1 USD = 0.9134 EUR
          other days take last known up to 7 days
        }
        messages {
          quiet     21:00 to 09:00
          at most   3 per member in any 7 days
          give up after 3 days
          time zone member.home
        }

        points Beans "Beans" {
          worth    0.08 EUR
          pending  14 days
          expire   24 months after earned, end of month
          round    half up per rule
          sales    Purchase.total
          expected redemption 80%
        }
        points Stars {
          status only
          expire never
          round  down per event
        }
        points Crumbs {
          expire   3 months after activity, end of quarter
          notice   30 days before expiry
          spend    oldest first
          transfer at most 90 per member per calendar year
          transfer at most 3 Crumbs per member in any 2 days
        }
        points Leaves { expire at end of next calendar year }
        points Dust { expire 3 months after end of calendar year }

        segment AtRisk "Now quiet" when orders >= 3 and 60 days <= silence and not unhappy
        let orders = count of Purchase over last 12 months
        let spend = sum of Purchase.total over last 12 months
        let silence = time since last Purchase
        let unhappy = any Survey where score <= low over last 90 days
        let low = 2 * 3
        let good = (spend + 2 EUR) * 3 - spend / 2 >= 100 EUR and not (spend = 5 EUR or spend <> 6 EUR)
        let steady = streak of Purchase where total > 5 EUR in calendar weeks >= 4 or streak of Purchase in 7 days from 2025-01-01 > 2
        let rhythm = days between last two Purchase is known and days between last two Purchase < 10
        let first_big = first Purchase is known and first Purchase.total > 50 EUR
        let many = count of Purchase over last 30 calendar days + count of Purchase this 7 days from 2025-01-01
        let asked = last Survey is known
        segment New when time since joining < 30 days
        segment Detractor when asked and last Survey.score <= 6
        segment Low when average of Survey.score among last 3 is known and average of Survey.score among last 3 < 5
        segment Fan when member is at least Silver and member is not in Detractor and weekday is one of Sat, Sun and hour >= 18
        segment Often when count of Purchase over last 12 months >= 12
            and largest of Purchase.total ever is known and largest of Purchase.total ever > 50 EUR
        segment Gifts when last Purchase is known and last Purchase.gift and balance of Beans > 5 and member.language is not en

        segment Best "Our best" when spend is in top 10% of members and member.language is one of en, de, refreshed daily at 03:00
        segment Least when balance of Crumbs is in bottom 5% of members, refreshed monthly at 00:30
        segment Dear when Rfm.recency = 5 and Rfm.frequency + Rfm.monetary >= 8
        bands Rfm "How they buy" of recency, frequency, monetary of Purchase.total over last 12 months in 5 bands, refreshed weekly at 03:00
        bands Ever of recency, frequency, monetary of Purchase.total in 3 bands, refreshed monthly at 03:00

        tiers Status {
          tier Blue from joining
          tier Silver when earned Stars this calendar year >= 500
          tier Gold when earned Stars this calendar year >= 1_500
          keep until end of next calendar year
          drop one tier
        }
        tiers Club {
          tier    Guest from joining
          tier    Regular when count of Purchase this membership year >= 5 { benefit "tea" }
          tier    Friend when count of Purchase this membership year >= 9 {
            benefit "tea"
            benefit "cake on Sundays"
          }
          keep    until end of next membership year
          grace   30 days
          drop    by balance
        }
        tiers Circle {
          tier Outer from joining
          tier Inner when balance of Beans > 5 Beans and member is below Gold
          keep 12 months
          drop by balance
        }

        reward Mug was Cup "A mug with our name" {
          price    300 Beans or 100 Beans + 6.50 EUR  # the first where nobody says
          our cost 4 EUR
          stock    5_000
          hold     15 minutes
          at most  2 per member per calendar month
          when     member is at least Silver
          voucher  valid 30 days worth 5 EUR
          cancel   up to 7 days
        }
        budget Launch { limit 250_000 EUR per calendar month }
        budget Goodwill {
          limit   20_000 EUR in total
          warn at 80%
        }
        budget Fair { limit 2 EUR per channel per calendar week }
        partner Roastery "The roastery"
        group Weekend { best for member }

        rule Base {
          on      Purchase
          award   1 Beans and 1 Stars per full 10 EUR of total until 2026-06-30, then 1 Beans per 8 EUR of total
          at most 5_000 Beans per member per calendar month
        }
        cap Together {
          of      Base, Happy
          at most 1_000 Beans per member per calendar month
        }
        rule Happy "Happy hour" {
          valid       2026-03-01 to 2026-05-31
          on          Purchase where channel is app and hour >= 17
          when        member.birthday is known and month of today is month of member.birthday
          except when member is in Detractor or day of today is 13
          multiply    Beans of Base by 2 funded by Launch 60%, Goodwill 40%
          at most     once per member in any 6 months
          compete in  Weekend
          priority    5
        }
        rule Lines {
          on    Purchase where weight is known
          for each line in lines where line.kind is bean
          award 5 Beans per 10 EUR of line.price * line.quantity
          bonus 1 Beans per 2 of weight
        }
        rule Third {
          on      Purchase
          when    count of Purchase this calendar month is every 3rd
          bonus   300 Beans funded by Launch, all or nothing
          at most 3 per member in total
        }
        rule Welcome {
          on      joining
          bonus   20 Beans
          at most 100 Beans per event
        }
        rule Up {
          on    entering Silver
          bonus 5 Beans
        }
        rule Down {
          on    leaving AtRisk
          bonus 5 Beans
        }
        rule Sorry was Regret {
          on    expiry of Beans
          bonus 1 Stars
        }

        rule Bring {
          on    Purchase where friend is known
          award 1 Beans per 10 EUR of total to friend funded by Launch
          bonus 5 Crumbs to friend, pending until Survey where score >= 9 up to 5 days
          bonus 9 Crumbs, pending until Purchase by friend where total >= 5 EUR up to 60 days
        }
        rule Crowd {
          on      Purchase
          bonus   10 Beans funded by Fair 60%, Roastery 40%
          at most 15 Beans per calendar day in total among Often
          at most 90 Beans per channel
        }

        rule Promise {
          on    Survey where score >= 9
          bonus 20 Crumbs, pending until Purchase where total >= 5 EUR up to 60 days
        }
        rule Soon {
          on      notice of Crumbs
          extend  Crumbs by 3 months
          at most once per member
        }

        leaderboard Race "Who earns most" {
          score  earned Beans this calendar month
          places 10
          bonus  500 Crumbs
        }

        journey WinBack "Bring them back" {
          start    on entering AtRisk, also who is in it already
          when     member is not one of Blue, Gold
          running  move here, Ending to Last, "2.late.1" to "3"
          again    180 days after start
          purpose  marketing
          hold out 10%
          goal     Purchase where total > 5 EUR up to 30 days
          exit     on Survey where score <= 3 as "unhappy"
          exit     on leaving Often as "gone"

          send email "win-back-1"
          wait 2 hours
          wait up to 7 days for Purchase where channel is app since start {
            on arrived {
              bonus 200 Beans funded by Goodwill, all or nothing
              finish "returned"
            }
            on late {
              if member is at least Gold {
                task Call to "Service desk" priority high due in 2 days {
                  on reached { finish "spoke" }
                  on overdue { go to Last }
                }
              } else if spend > 5 EUR {
                send sms "win-back-2"
              } else {
                finish "lost"  # nothing more is tried
              }
            }
          }
          step Last was Final {
            at the same time, until the first {
              branch Write {
                send email "win-back-3"
                wait 3 days
              }
              branch Ring {
                task Ring to "Service desk" due in 4 days {
                  on done { }
                  on overdue {
                    at the same time {
                      branch Short { wait 2 hours }
                      branch Long { wait 3 hours }
                    }
                  }
                }
              }
            }
            finish "late"
          }
        }

        measure participation = share of members where earned Beans this period > 0 among count of Purchase this period >= 1 target >= 55%
        measure redemption = redeemed Beans this period / issued Beans this period target 60% to 85%
        measure nps = nps of Survey.score this period target >= -10
        measure cost = cost of points + cost of messages + cost of tasks
        measure earnings = sum of Purchase.total this period * 32% - cost target > 0 EUR
        measure margin = sum of Purchase.total this period * 32%
        measure gain of journey = (lift of margin - cost) / cost target > 0
        measure back = worth of issued Beans this period / sum of Purchase.total this period
        measure lost = expired Beans this period

        measure dearest = largest of Purchase.total this period
        measure offers = count of Offer where back > 1% over last 30 days

        report Effect "effectiveness" monthly to "crm@bean.example"

        rival Peak "Peak Coffee" in "rivals/peak.loyalty"

        follow up Simplify {
          when    participation of New < 30% or cost > 5 EUR or spent of Launch >= 80%
          propose "Simplify the first \"reward\"" to "Owner"
          alert   "Service desk"
          task    Review to "Owner" due in 5 days
        }

        follow up StopWinBack {
          when  gain of WinBack < 0 and participation < 50% for 2 months with 95% confidence
          pause WinBack
          task  Look to "Owner" due in 5 days
          rest  3 months
        }

        follow up Compare {
          when  back of New at Peak > back of Peak + 2 points or smallest of Offer.price this period < 2 EUR
          alert "Owner"
        }

        example "The happy hour doubles" {
          given  anna joined 2026-01-10, tier Silver, used 980 Beans of Happy, has 5 Beans, language en
          given  ben joined 2026-01-10, treated in WinBack, consent to nothing
          given  eve joined 2026-01-10, held out in WinBack
          on     2026-03-07 18:00 anna Purchase { order: "A-1", total: 250.05 EUR, gift: yes, friend: ben,
              lines: [ { sku: "a", kind: cup, quantity: 2, price: 5 EUR } ] }
          on     2026-03-08 ben Survey { score: 9 }
          on     2026-03-07 18:00 anna Purchase { order: "A-2", total: 200 EUR, gift: no } replaces "A-1" known at 2026-03-09 09:00
          expect anna earned 45 Beans by Base, Happy
          expect anna has 50 Beans available at 2026-03-21 10:00
          expect anna has 50 Beans
          expect Happy cut 5 Beans by cap
          expect anna is Silver at 2026-04-01
          expect ben enters AtRisk at 2026-04-01 12:00
          expect ben leaves AtRisk
          expect ben starts WinBack
          expect ben finishes WinBack "returned"
          expect ben is sent "win-back-1" at 2026-04-01 12:00
          expect ben has 0 Beans held
          expect ben is given Mug
          expect ben is refused Mug
          expect ben is sent nothing
        }

        example "Beans by the amount" {
          given  anna joined 2026-01-10, tier rung
          on     2026-03-04 10:00 anna Purchase { order: "A-1", total: spent, gift: no }
          expect anna earned beans by Base
          expect anna has beans pending at later
          table  spent,  beans,   rung,   later
          row    95 EUR, 9 Beans, Blue,   2026-03-05
          row    15 EUR, 1 Beans, Silver, 2026-03-05 10:00
        }

        always "Nobody is below nothing" balance of Beans >= 0

        never "One purchase brings more than a thousand beans" more than 1_000 Beans from one Purchase where channel is shop

        never "Nobody is far below nothing" balance of Beans < -10

        """;
}
