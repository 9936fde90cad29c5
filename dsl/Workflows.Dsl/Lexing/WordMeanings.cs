namespace Workflows.Dsl.Lexing;

/// <summary>
/// What the other words of the language mean, for people: one line a phrase, <c>phrase = meaning</c>; behind <c>&gt;</c> on the
/// next lines what an editor writes for it, with what is
/// to be filled in between angle brackets.
/// </summary>
internal static class WordMeanings
{
    public const string Text = """
        book on arrival = An event that is too late counts at the moment at which it arrives.
        refuse = It is not taken at all.
        owe = What is missing is owed and taken from the next points.
        go negative = The balance may fall below zero.
        stop = Nothing beyond the balance is taken.
        content = Two events with the same content are the same event.
        line = One line of what was bought. As `key from line`: two equal lines of a file are two events.
        key = Tells events apart: the same key twice is the same event.
        personal = Says who somebody is. It is kept sealed and can be erased.
        default = The value where none is given.
        optional = The value may be missing. Ask `is known` before you use it.
        text = Any words, in quotes.
        money = An amount of the programme's money.
        money in = An amount that may be told in these currencies, too; it counts in the programme's money by the rate of its day.
        > money in <USD>
        percent = A percentage, such as 80%.
        date = A day, such as 2026-01-31.
        yes or no = Either yes or no.
        yes = It is so.
        no = It is not so.
        number = A number, perhaps within bounds: `number 1 to 5`.
        one of = One of some words or values.
        list of = Several lines with fields of their own, such as the articles of an order.
        list = Several lines with fields of their own.
        amount = The field that says how much is taken back.
        items = The field that says which lines are taken back.
        only = Leaves the rest out.
        group by = Lines with the same value in this column are one event.
        from = The column that fills a field, or the day from which something counts.
        as = In which form the column is written.
        consent = That a member may be written to for a purpose on a channel.
        per member in any = For each member, in every such stretch of time.
        after earned = Counted for each lot of points from when it was earned.
        after activity = Counted from the last time the member did anything; all points live on together.
        after end of calendar = Counted from the end of the calendar period in which the points were earned.
        end of = The last moment of that period.
        before expiry = Before points expire.
        down = To the lower whole point.
        up = To the higher whole point.
        half up = To the nearest whole point, halves up.
        tier = One rung of a ladder of tiers.
        from joining = Everybody has this tier from the start.
        benefit = What the tier brings besides points, in words.
        at most = A limit: so many points, or so many times, for whom and in which period.
        > at most <1_000> <points> per member per calendar month
        at most once = A limit: one time.
        once = One time.
        per member = For each member by itself.
        per event = For each event by itself.
        per calendar = In each period of the calendar, from its first moment to its last.
        in any = In every such stretch of time, whenever it begins.
        in total = For all members together, for ever.
        total = For all members together, or a field of that name.
        per = For each: a rate (`per 10 HKD`), or what a limit is counted for.
        full = Only whole steps count: `per full 10 HKD`.
        when = A condition on the member.
        > when member is at least <tier>
        except when = It doesn't hold when this does.
        bonus = Gives points that are never multiplied.
        > bonus <200> <points>
        award = Gives points that multipliers can multiply.
        multiply = Multiplies what awards give for this event.
        extend = Lets points live longer.
        match = Lends a tier.
        while = As long as this holds.
        compete in = Competes with the other rules of a group; one of them wins.
        priority = Which comes first: of rules the higher number; of tasks low, normal, high or urgent.
        funded by = Who pays: budgets or partners, with their shares.
        > funded by <budget>
        , all or nothing = Where the limit or the budget doesn't suffice, nothing is given at all.
        all or nothing = Where the limit or the budget doesn't suffice, nothing is given at all.
        , pending until = The points wait until something happens.
        pending until = The points wait until something happens.
        pending = Earned, and not to be spent yet.
        available = To be spent.
        held = Reserved for an open basket.
        owed = Taken back after it was spent; taken from the next points.
        until = The last day on which it holds.
        then = What follows, or what is done.
        by = In which way, by which field, or by which rule.
        to = The end of a span, or who gets it.
        reach = What has to be reached.
        in a row = One after the other, without one that is left out.
        start = The beginning of a journey.
        again = When it can begin anew.
        purpose = What messages are for.
        hold out = The share of members to whom nothing is done, so that the effect can be measured.
        goal = The event that a journey is for.
        exit = What ends a journey before it comes to its end.
        step = A part of a journey with a name.
        send = Sends a message.
        wait up to = Waits for an event, but not longer than this.
        wait = Waits for so long.
        task = Something for somebody to do.
        if = Goes one way or the other.
        else = What is done when the condition doesn't hold.
        at the same time = Goes several ways at the same time.
        branch = One of the ways that are gone at the same time.
        , until the first = As soon as one branch has ended the others are broken off.
        until the first = As soon as one branch has ended the others are broken off.
        go to = Goes on with another step.
        finish = Ends the journey with a result.
        since start = Also counts what came since the journey began.
        due in = How long there is for it.
        email = Messages by e-mail.
        sms = Messages to the mobile phone.
        overdue = The way out of a task that nobody did in time.
        up to = Not longer than this.
        for = What is waited for, or whom.
        target = What the figure should be.
        > target >= <50%>
        propose = What is proposed, and to whom.
        alert = Who is told.
        daily = Each day.
        weekly = Each week.
        monthly = Each month.
        quarterly = Each quarter of the year.
        yearly = Each year.
        given = What is true before an example begins, or that a reward is given.
        expect = What must be so.
        joined = The day on which somebody joined.
        used = How much of a limit is used already.
        has = How many points somebody has.
        treated in = Somebody is in the journey, and not held out of it.
        held out in = Somebody is held out of the journey.
        consent to nothing = Somebody consents to nothing.
        earned = Points that a member was given.
        cut = What a limit or a budget took away.
        enters = Comes into a segment.
        leaves = Goes out of a segment.
        starts = A journey begins, or the programme does.
        finishes = A journey ends with a result.
        is sent nothing = No message is sent.
        is sent = A message is sent.
        is given = Gets a reward.
        is refused = Doesn't get a reward.
        replaces = The event puts right the one with this key.
        known at = When the event became known.
        on = What something reacts to, or when it happens.
        entering = A member comes into a segment or a tier.
        leaving = A member goes out of a segment or a tier, or leaves the programme.
        joining = A member joins.
        expiry of = Points expire.
        notice of = Points will soon expire.
        where = Only records for which this holds.
        over last = A window: the time up to now. `over last 30 days` reaches back 30 days from this moment.
        this calendar = A window: the calendar period that it is now, from its first moment.
        this membership year = A window: the year that began when the member joined, or a whole number of years later.
        this period = A window: the period that a report is about.
        this = A window that it is now: this calendar month, this period.
        among last = A window: the last so many of them.
        ever = A window: all the time there was.
        days from = Stretches of so many days, counted from a day.
        calendar = From the first moment of a day, week, month or year to its last.
        membership year = A year that begins on the day on which the member joined.
        count of = How many there were.
        > count of <event> over last <30> days
        sum of = What a field adds up to.
        > sum of <event>.<total> over last <30> days
        average of = The average of a field; not known where there was none.
        > average of <event>.<total> over last <30> days
        smallest of = The smallest value of a field; not known where there was none.
        > smallest of <event>.<total> over last <30> days
        largest of = The largest value of a field; not known where there was none.
        > largest of <event>.<total> over last <30> days
        distinct of = How many different values there were.
        nps of = The net promoter score of a field from 0 to 10.
        any = Whether there was one.
        > any <event> over last <30> days
        last = The last one; perhaps there was none.
        first = The first one; perhaps there was none.
        time since joining = How long the member is with us.
        time since last = How long ago the last one was; longer than any time when there was none.
        > time since last <event>
        days between last two = How many days lie between the last two.
        > days between last two <event>
        streak of = How many periods in a row had one.
        > streak of <event> in calendar weeks
        issued = Points that were given, to all members.
        redeemed = Points that were spent.
        expired = Points that expired.
        worth of issued = What the points that were given are worth in money.
        worth = What it is worth in money.
        balance of = How many points the member can spend now.
        > balance of <points>
        share of members where = The share of the members for whom something holds.
        > share of members where earned <points> this period > 0
        cost of points = What the points cost that were given.
        cost of messages = What the messages cost.
        cost of tasks = What the tasks cost.
        cost of = What something costs.
        lift of = How much more of a measure the treated members of a journey bring than as many of those held out.
        > lift of <margin>
        of journey = The measure is told of each journey, by its hold-out.
        confidence = How sure it has to be: the interval for repeated looks lies wholly on the side of the condition.
        with = With which confidence the condition has to hold.
        > with <95%> confidence
        spent of = How much of a budget is spent.
        > spent of <budget>
        weekday = The day of the week: Mon to Sun.
        hour = The hour of the day, 0 to 23; or a length of time.
        today = The day that it is.
        month of = The month of a day, 1 to 12.
        day of = The day of the month of a day, 1 to 31.
        known = Whether an optional value is there.
        at least = This tier or a higher one; or this much.
        below = A lower tier.
        in = In a segment, in a journey, or in a period.
        every = Every so many: every 5th.
        not = The opposite.
        and = Both.
        or = One, the other, or both.
        is = Whether a value is something.
        among = Which ones are counted.
        of = Of which.
        minute = A length of time.
        minutes = A length of time.
        hours = A length of time.
        day = A day, from midnight to midnight where the calendar counts; as a length the same time on another day.
        days = A length of time: the same time of day, so many days on.
        week = A week; weeks of the calendar begin on Monday.
        weeks = A length of time.
        month = A month; as a length the same day of another month, or its last.
        months = A length of time: the same day of the month, or its last, so many months on.
        quarter = Three months; quarters of the calendar begin in January, April, July and October.
        quarters = A length of time.
        year = A year.
        years = A length of time.
        period = The time that a report is about.
        was = What it was called in the version before: so its history stays.
        running move here = Who is in the journey when this version comes into force goes on by this text.
        , also who is in it already = Members who are in the segment when the journey is published begin it too.
        also who is in it already = Members who are in the segment when the journey is published begin it too.
        release = Gives what was held.
        deny = Takes what was held.
        in top = The members with the highest values.
        in bottom = The members with the lowest values.
        refreshed = When it is worked out anew.
        recency = How lately.
        frequency = How often.
        monetary of = For how much.
        score = What is compared.
        places = How many win.
        publish by = How many different people have to be for a version before it comes into force.
        people = So many different persons, each by name.
        merging keeps the = Which tier stays when two memberships become one.
        higher tier = The higher of the two.
        lower tier = The lower of the two.
        more than = What is promised never to come of it.
        from one = From a single event.
        """;
}
