namespace Workflows.Dsl.Lexing;

/// <summary>
/// What the blocks of the language and their lines mean, for people: one line a phrase, <c>block: phrase = meaning</c>; behind
/// <c>&gt;</c> on the next lines what an editor writes for it, with what is
/// to be filled in between angle brackets.
/// </summary>
internal static class BlockMeanings
{
    public const string Text = """
        programme = What the programme is called, its money, its time zone and the rules that hold for all of it. Each programme has one.
        > programme <Name> "<Title>" {\n  currency  <HKD>\n  time zone "<Asia/Hong_Kong>"\n  starts    <2026-01-01>\n}
        programme: currency = The money of the programme. All amounts are in it.
        > currency <HKD>
        programme: time zone = Where days, months and weekends begin and end.
        > time zone "<Asia/Hong_Kong>"
        programme: starts = The first day of the programme. Earlier events count in windows and earn nothing.
        > starts <2026-01-01>
        programme: late up to = How long an event may come late and still be judged as if it had come in time, and what happens to later ones.
        > late up to <30> days, then book on arrival
        programme: settle = How long clocks wait for late news before they act.
        > settle <2> minutes
        programme: returns take pending , then available , then = From which points a return is taken, and what happens when there are too few.
        > returns take pending, then available, then owe
        programme: leaving forfeits pending , keeps available = Who leaves loses pending points and keeps the available ones, for ever or for some time.
        > leaving forfeits pending, keeps available <90> days
        programme: leaving forfeits pending , forfeits available = Who leaves loses all points.
        > leaving forfeits pending, forfeits available
        programme: joining with first event = Members join by their first event; nobody has to enrol them.
        include = Another file of this programme: what it says stands here. All such lines stand in the file with the word `programme`.
        > include "<rules/summer.loyalty>"
        event = Something that the business tells us: a purchase, a bill, a survey answer. Its lines are the fields that it carries.
        > event <Purchase> {\n  order : text key\n  total : money\n}
        market event = News of the market, such as a competitor's offer. It is nobody's event; measures and follow-ups ask for it.
        > market event <CompetitorOffer> {\n  offer : text key\n  price : money\n}
        market = News of the market, such as a competitor's offer: nobody's event.
        event: releases = By this event somebody lets go what a guard holds of another one.
        > releases <event> by <order>
        event: denies = By this event somebody takes what a guard holds of another one.
        > denies <event> by <order>
        event: reverses = The event takes another one back, whole or in part.
        > reverses <event> by <order>, amount <total>
        event: key from = Where the key comes from when no field is marked `key`: the content, or the line of the file.
        > key from content
        map = How a file of another program is read: which column fills which field.
        > map <ShopExport> of <event> {\n  member from "<Email>"\n  at     from "<Created at>"\n}
        map: only where = Only lines of the file with one of these values are read.
        > only where "<Status>" is "<paid>"
        map: group by = Lines of the file with the same value in this column are one event.
        > group by "<Name>"
        map: key from = Where the key comes from: the content, or the line of the file.
        > key from content
        member = The person who has joined. As a block: what is known of members, and what they can consent to.
        > member {\n  <birthday> : optional date personal\n  consent marketing by email\n}
        member: consent = What members can agree to be written about, and on which channels.
        > consent <marketing> by email, sms
        household = Members who belong together: they spend points together and may share limits.
        > household {\n  up to <6> members\n  pool  <points>\n}
        household: up to = How many members a household has at most.
        > up to <6> members
        household: pool = The points that its members have together as soon as they can be spent.
        > pool <points>
        rates = What other currencies are worth in the programme's money, day by day: an event of a day counts by the rate of that day.
        > rates {\n  day   <2026-01-01> 1 <USD> = <7.80> <HKD>\n  other days take last known\n}
        rates: day = The rates of a day.
        > day <2026-01-01> 1 <USD> = <7.80> <HKD>
        rates: other days take last known = On a day without a rate the last one before it holds, as long as you say, or until there is a later one.
        > other days take last known up to <7> days
        rates: other days refuse = What an event tells in another currency on a day without a rate is not taken.
        messages = When messages may be sent, and how many.
        > messages {\n  quiet 21:00 to 09:00\n  at most <3> per member in any 7 days\n}
        messages: quiet = Nothing is sent in these hours; it is put off until they are over.
        > quiet <21:00> to <09:00>
        messages: at most = So many messages for each member; service messages don't count.
        > at most <3> per member in any <7> days
        messages: give up after = A message that was put off for so long is dropped.
        > give up after <3> days
        messages: time zone = Quiet hours and times in messages go by the clock of where the member lives; by the programme's where that isn't known.
        > time zone member.<zone>
        points = A kind of points: what one is worth, when it can be spent, when it expires.
        > points <Miles> {\n  worth   <0.08> <money>\n  pending <14> days\n  expire  <24> months after earned, end of month\n
        >   round   down per event\n}
        points: worth = What one point is worth in money, for budgets and the books.
        > worth <0.08> <money>
        points: pending = How long points wait before they can be spent.
        > pending <14> days
        points: expire never = The points never expire.
        points: expire at end of next calendar = The points expire at the end of the calendar period after the one in which they were earned.
        > expire at end of next calendar <year>
        points: expire at end of calendar = The points expire at the end of the calendar period in which they were earned.
        > expire at end of calendar <year>
        points: expire = When points expire, counted from when they were earned or last used.
        > expire <24> months after earned, end of month
        points: notice = When members are told that points will soon expire.
        > notice <30> days before expiry
        points: spend soonest to expire first = Points that expire first are spent first.
        points: spend oldest first = Points that were earned first are spent first.
        points: status only = The points count for tiers. They can't be spent, never expire and cost nothing.
        points: round = How fractions of a point are rounded, and over what.
        > round down per event
        points: sales = The field with the price of which the points are a part, for the books.
        > sales <event>.<total>
        points: transfer = Members may give points to each other, up to a limit.
        > transfer at most <5_000> per member per calendar year
        points: expected redemption = The share of the points that will be spent, by experience, for the books.
        > expected redemption <75%>
        let = Gives a value a name, so that it can be used by that name in many places.
        > let <name> = <count of> <event> over last <12> months
        tiers = A ladder of tiers, the lowest first, and how long a tier is kept.
        > tiers <Status> {\n  tier <Blue> from joining\n  tier <Silver> when earned <points> this calendar year >= <500>\n
        >   keep until end of next calendar year\n  drop one tier\n}
        tiers: tier = One rung of the ladder: who has it from the start, or when it is reached.
        > tier <Platinum> when earned <points> this calendar year >= <5_000>
        tiers: keep until end of next membership year = A tier that was reached is kept until the end of the membership year after this one.
        tiers: keep until end of membership year = A tier that was reached is kept until the end of this membership year.
        tiers: keep until end of next calendar = A tier that was reached is kept until the end of the next calendar period.
        > keep until end of next calendar <year>
        tiers: keep until end of calendar = A tier that was reached is kept until the end of this calendar period.
        > keep until end of calendar <year>
        tiers: keep for ever = A tier that was reached is never lost.
        tiers: keep = A tier that was reached is kept for so long.
        > keep <12> months
        tiers: match = A tier that members have besides the one that they earn, as long as a condition holds. The higher of the two counts.
        > match <Gold> while <member.partner_card is black>
        tiers: grace = So much longer the tier may still be earned again.
        > grace <1> months
        tiers: drop one tier = Who doesn't earn the tier again falls by one.
        tiers: drop by balance = Who doesn't earn the tier again falls to the tier that was earned.
        tiers: benefit = What the tier brings besides points, in words.
        > benefit "<Free delivery>"
        reward = What members get for points.
        > reward <Coffee> "<A free coffee>" {\n  price    <300> <points>\n  our cost <18> <money>\n}
        reward: price = What it costs: points, or points and money; several prices with `or`.
        > price <300> <points>
        reward: our cost = What it costs us.
        > our cost <18> <money>
        reward: stock = How many there are.
        > stock <1_000>
        reward: hold = How long it is reserved for an open basket.
        > hold <15> minutes
        reward: when = Only members for whom this holds get it.
        > when member is at least <tier>
        reward: voucher valid = It is given as a code that is valid for so long.
        > voucher valid <30> days
        reward: cancel up to = So long it can be given back.
        > cancel up to <7> days
        partner = Another company that pays for points.
        > partner <Wing> "<Wing Coffee>"
        budget = Money or points that pay for what rules give; all members share it.
        > budget <Launch> {\n  limit <10_000> <money> per calendar month\n}
        budget: limit = How much there is, and for which period.
        > limit <10_000> <money> per calendar month
        budget: warn at = Tell somebody when so much of it is spent.
        > warn at <80%>
        partner: limit = How much the partner pays at most, and for which period.
        > limit <10_000> <money> per calendar month
        partner: warn at = Tell somebody when so much of it is spent.
        > warn at <80%>
        segment = The members for whom something holds now. Members enter and leave it by themselves.
        > segment <Regulars> when count of <event> over last <90> days >= <3>
        group = Rules that compete: one of them wins.
        > group <Weekend> {\n  best for member\n}
        group: best for member = Of the rules that compete, the one that gives the member most wins.
        group: best for company = Of the rules that compete, the one that costs least wins.
        group: first = Of the rules that compete, the first in the text wins.
        group: compound = The multipliers of these rules multiply each other; elsewhere they add.
        cap = A limit that several rules share.
        > cap <Extras> {\n  of      <rule>\n  at most <1_500> <points> per member per calendar month\n}
        cap: of = The rules that share the limit.
        > of <rule>
        rule = What members get, for which event, on which conditions.
        > rule <Name> {\n  on    <event>\n  award <1> <points> per <10> <money> of <total>\n}
        rule: valid = The days on which it is in force, the last one included.
        > valid <2026-03-01> to <2026-05-31>
        rule: on = What it reacts to.
        > on <event>
        rule: except when = It doesn't fire when this holds.
        > except when member is in <segment>
        rule: for each = It fires for each line of a list by itself.
        > for each line in <lines>
        rule: award = Gives points that multipliers can multiply.
        > award <1> <points> per <10> <money> of <total>
        rule: multiply = Multiplies what awards give for this event.
        > multiply <points> by <2>
        rule: extend = Lets points live longer.
        > extend <points> by <3> months
        rule: match = Lends a tier for so long; underneath, the member goes on to earn tiers.
        > match <tier> for <90> days
        rule: compete in = It competes with the other rules of a group; one of them wins.
        > compete in <group>
        rule: priority = Which of several rules gets of a shared limit first: the higher number.
        > priority <10>
        challenge = Something that members reach again and again: so often, so much, so many periods in a row.
        > challenge <FourWeeks> "<Four weeks in a row>" {\n  count   <event>\n  reach   <4> calendar weeks in a row\n
        >   bonus   <250> <points>\n  at most <3> per member per calendar year\n}
        challenge: valid = The days on which it is in force, the last one included.
        > valid <2026-03-01> to <2026-05-31>
        challenge: count = What is counted.
        > count <event>
        challenge: reach = What has to be reached.
        > reach <10>
        guard = Watches events for abuse: what they earn is held, refused, or told to somebody.
        > guard <Velocity> {\n  on      <event>\n  at most <20> per member per calendar day\n  then    hold for "<Risk desk>"\n}
        guard: on = The event that is watched.
        > on <event>
        guard: then hold for = What the event earns waits until somebody decides.
        > then hold for "<Risk desk>"
        guard: then refuse = The event earns nothing.
        guard: then alert = Somebody is told; the event earns as always.
        > then alert "<Risk desk>"
        journey = An interaction with one member, step by step: messages, waits, tasks, points.
        > journey <Welcome> "<Welcome>" {\n  start   on entering <segment>\n  purpose service\n\n  send email "<welcome>"\n  finish "<done>"\n}
        journey: start on = What the journey begins on.
        > start on entering <segment>
        journey: again = When a member can begin it anew.
        > again <180> days after start
        journey: purpose = What the messages are for; members consent to it, but for `service`.
        > purpose service
        journey: hold out = The share of members to whom nothing is done, so that the effect can be measured.
        > hold out <10%>
        journey: goal = The event that the journey is for; it is measured, and ends nothing.
        > goal <event> up to <30> days
        journey: exit on = What ends the journey before it comes to its end; the goal is measured all the same.
        > exit on <event> as "<bought>"
        journey: step = A part of the journey with a name, to which others can go.
        > step <Open> {\n}
        journey: send = Sends a message, as soon as quiet hours and limits allow it.
        > send email "<template>"
        journey: match = Lends a tier for so long.
        > match <tier> for <90> days
        journey: wait up to = Waits for an event, but not longer than this.
        > wait up to <7> days for <event> {\n  on arrived {\n    finish "<came>"\n  }\n  on late {\n    finish "<late>"\n  }\n}
        journey: wait = Waits for so long.
        > wait <3> days
        journey: task = Gives somebody something to do, and goes on with what came of it.
        > task <CallMember> to "<Service desk>" due in <2> days {\n  on <reached> {\n    finish "<spoke>"\n  }\n  on overdue {\n
        >     finish "<overdue>"\n  }\n}
        journey: if = Goes one way or the other.
        > if member is at least <tier> {\n  finish "<yes>"\n} else {\n  finish "<no>"\n}
        journey: at the same time = Goes several ways at the same time, and goes on when all of them have ended; or the first, and the others are broken off.
        > at the same time {\n  branch <Call> {\n    task <CallMember> to "<Service desk>" due in <2> days {\n      on <reached> { }\n      on overdue { }\n    }\n  }\n
        >   branch <Write> {\n    wait <1> days\n    send email "<template>"\n  }\n}
        journey: branch = One of the ways that are gone at the same time.
        > branch <Write> {\n  wait <1> days\n  send email "<template>"\n}
        journey: go to = Goes on with another step.
        > go to <Step>
        journey: finish = Ends the journey with a result.
        > finish "<done>"
        journey: on = What is done for an outcome.
        > on <outcome> {\n}
        measure = A figure by which the programme is judged, perhaps with its target.
        > measure <participation> = share of members where earned <points> this period > 0 target >= <55%>
        follow up = What is proposed or done when a measure says so.
        > follow up <Name> {\n  when    <measure> < 30%\n  propose "<What to do>" to "<Programme owner>"\n}
        follow = Begins `follow up`: what is proposed or done when a measure says so.
        follow up: when = The condition on measures.
        > when <measure> < 30%
        follow up: propose = What is proposed, and to whom.
        > propose "<What to do>" to "<Programme owner>"
        follow up: alert = Who is told.
        > alert "<Programme owner>"
        follow up: task = Gives somebody something to do.
        > task <Review> to "<Programme owner>" due in <5> days
        follow up: pause = The journey starts for nobody any more, until somebody resumes it or another version comes into force. Who is in it goes on.
        > pause <journey>
        follow up: rest = For how long it is silent once it fired.
        > rest <3> months
        report = A page that is made again and again, and to whom it goes.
        > report <Effectiveness> "effectiveness" monthly to "<owner@example.com>"
        rival = A competitor whose published terms stand in a file of their own.
        > rival <Peak> "<Peak Telecom>" in "<rivals/peak.loyalty>"
        example = A promise to a member, with dates and amounts. `loyalty test` keeps you to it.
        > example "<What is promised>" {\n  given  anna joined 2026-01-10\n
        >   on     2026-03-04 10:00 anna <event> { <order: "A-1", total: 100 HKD> }\n  expect anna earned <10> <points>\n}
        example: given = Who is in the example, and what is true of them before it begins.
        > given <anna> joined <2026-01-10>
        example: on = What happens, when, and to whom.
        > on <2026-03-04> 10:00 <anna> <event> { <order: "A-1", total: 100 HKD> }
        example: expect = What must be so then.
        > expect <anna> earned <10> <points>
        example: table = Words that stand for another value in each row, so that one example tries many cases.
        > table <spent>, <earned>
        example: row = The values of one case, in the order of the table's words.
        > row <100 HKD>, <10> <points>
        always = What holds of every member at every instant. `loyalty test` tries it on customers who are made up.
        > always "<What is promised>" balance of <points> >= 0
        never = What holds of no member at any instant, or what no single event brings.
        > never "<What is promised>" more than <1_000> <points> from one <event>
        journey: running move here = Who is in the journey when this version comes into force goes on by this text.
        bands = Members by how lately, how often and for how much they bought.
        > bands <Rfm> of recency, frequency, monetary of <event>.<total> in 5 bands
        leaderboard = The members with the highest score win something.
        > leaderboard <Race> {\n  score  earned <points> this calendar month\n  places <10>\n  bonus  <500> <points>\n}
        leaderboard: score = What is compared.
        > score earned <points> this calendar month
        leaderboard: places = How many win.
        > places <10>
        programme: publish by = How many different people have to be for a version before it comes into force.
        > publish by <2> people
        programme: merging keeps the = Which tier stays when two memberships become one.
        > merging keeps the higher tier
        """;
}
