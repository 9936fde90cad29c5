using Workflows.Model.Effects;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Books;

/// <summary>Books what the core decided.</summary>
internal sealed class EffectBooking(RunBooks books)
{
    private readonly EffortBooking _efforts = new(books);

    /// <summary>Books a decision. What the ledger says as well (maturing, expiry, redemption, reversal) is booked from its
    /// postings.</summary>
    public void Take(MemberBook member, in Effect effect)
    {
        TakeTally(member, effect);
        _efforts.Take(member, effect);
        switch (effect.Kind)
        {
            case EffectKind.Joined or EffectKind.Left or EffectKind.CameBack or EffectKind.HouseholdJoined or EffectKind.HouseholdLeft:
                TakeMembership(member, effect);
                break;
            case EffectKind.SegmentEntered or EffectKind.SegmentLeft:
                Move(member, effect, effect.Kind == EffectKind.SegmentEntered);
                break;
            case EffectKind.TierLent or EffectKind.LoanEnded or EffectKind.TierMatched or EffectKind.OwnTierChanged:
                TakeLoan(member, effect);
                break;
            case EffectKind.TierChanged:
                member.Loans.Become(effect.Source, effect.Subject);
                member.Tiers[effect.Source] = effect.Subject;
                Add(books.TierMoves, (effect.Source, (int)effect.Amount, effect.Subject), effect.At);
                break;
            case EffectKind.Rejected:
                Add(books.Rejections, effect.Subject, effect.At);
                break;
            case EffectKind.RuleGave or EffectKind.Corrected:
                Add(books.RuleGave, (effect.Source, effect.Currency), effect, effect.Kind == EffectKind.RuleGave ? 1 : 0);
                break;
            case EffectKind.CutByCap:
                Add(books.CapCuts, (effect.Subject, effect.Source, effect.Currency), effect, 1);
                break;
            case EffectKind.CutByBudget:
                Add(books.BudgetCuts, (effect.Subject, effect.Currency), effect, 1);
                break;
            case EffectKind.BudgetWarned:
                Add(books.Warnings, (effect.Subject, effect.Source, (int)effect.Amount, effect.Text ?? ""), effect.At);
                break;
            case EffectKind.JourneyStarted:
                StartJourney(member, effect);
                break;
            case EffectKind.JourneyPaused:
                Add(books.KeptOut, (books.Programme.Journeys[effect.Source].Name, effect.Text!), effect.At);
                break;
            default:
                if (effect.Kind is > EffectKind.JourneyStarted and <= EffectKind.TaskEnded or EffectKind.JourneyCancelled or EffectKind.JourneyMoved
                    or EffectKind.JourneySuspended)
                {
                    TakeOfJourney(member, effect);
                }

                break;
        }
    }

    /// <summary>What is counted of each reward and of each guard.</summary>
    private void TakeTally(MemberBook member, in Effect effect)
    {
        if (effect.Source < 0 || !books.IsInPeriod(effect.At))
        {
            return;
        }

        if (IsOfReward(effect))
        {
            books.Rewards[effect.Source].Take(effect);
        }
        else if (effect.Kind is >= EffectKind.GuardHeld and <= EffectKind.EarningDenied)
        {
            books.Guards[effect.Source].Take(member, effect);
        }
    }

    private void TakeLoan(MemberBook member, in Effect effect)
    {
        member.Loans.Begin(effect.Source, member.Tiers[effect.Source]);
        if (member.Loans.Take(effect))
        {
            Add(books.LentThenEarned, (effect.Source, effect.Subject), effect.At);
        }

        if (effect.Kind is EffectKind.TierLent or EffectKind.TierMatched && effect.Subject > 0)
        {
            Add(books.Loans, (effect.Source, effect.Subject), effect.At);
        }
    }

    private void TakeMembership(MemberBook member, in Effect effect)
    {
        if (effect.Kind is EffectKind.HouseholdJoined or EffectKind.HouseholdLeft)
        {
            TakeHousehold(member, effect);
            return;
        }

        if (effect.Kind == EffectKind.Joined)
        {
            member.JoinedAt = effect.At;
            Month(effect).Joined++;
            return;
        }

        member.HasLeftByEnd = effect.At < books.End ? effect.Kind == EffectKind.Left : member.HasLeftByEnd;
        Month(effect).Left += effect.Kind == EffectKind.Left ? 1 : -1;
    }

    /// <summary>A household never joins, so that what is said to it of a household is said of who is in it.</summary>
    private void TakeHousehold(MemberBook book, in Effect effect)
    {
        if (book.JoinedAt == Instant.Never)
        {
            book.Household ??= new HouseholdBook(books.Programme.Currencies.Length);
            book.Household.Residents += effect.At >= books.End ? 0 : effect.Kind == EffectKind.HouseholdJoined ? 1 : -1;
        }
    }

    private static bool IsOfReward(in Effect effect) =>
        effect.Kind is EffectKind.Redeemed or EffectKind.Rejected or (>= EffectKind.RewardHeld and <= EffectKind.VoucherExpired);

    /// <summary>Notes that a member earned or redeemed at an instant.</summary>
    public void Active(MemberBook member, Instant at)
    {
        member.IsActive |= books.IsInPeriod(at);
        var month = books.MonthOf(at);
        if (member.ActiveMonth < month)
        {
            member.ActiveMonth = month;
            books.Month(month).Active++;
        }
    }

    /// <summary>Adds sales and cost to every journey in whose window of analysis they fall.</summary>
    public static void Spend(MemberBook member, Instant at, long sales, decimal cost)
    {
        foreach (var journey in member.Journeys)
        {
            if (journey is not null && at >= journey.FirstStart && at <= journey.WindowEnd)
            {
                journey.Sales += sales;
                journey.Cost += cost;
            }
        }
    }

    private void Move(MemberBook member, in Effect effect, bool isIn)
    {
        member.Segments[effect.Subject] = isIn;
        Month(effect).SegmentChange[effect.Subject] += isIn ? 1 : -1;
    }

    private void StartJourney(MemberBook member, in Effect effect)
    {
        var isOfPeriod = books.IsInPeriod(effect.At);
        var isHeldOut = effect.Amount != 0;
        var goal = books.Programme.Journeys[effect.Source].Goal;
        var journey = member.Journeys[effect.Source] ??= new MemberJourney
        {
            FirstStart = effect.At,
            FirstNumber = effect.Subject,
            IsHeldOut = isHeldOut,
            WindowEnd = goal is null ? Instant.Earliest : books.Plan.Calendar.Plus(effect.At, goal.UpTo),
        };
        (journey.Number, journey.IsOfPeriod) = (effect.Subject, isOfPeriod);
        books.Journeys[effect.Source].Started += isOfPeriod ? 1 : 0;
        books.Journeys[effect.Source].HeldOut += isOfPeriod && isHeldOut ? 1 : 0;
    }

    private void TakeOfJourney(MemberBook member, in Effect effect)
    {
        if (effect.Kind == EffectKind.JourneyMoved)
        {
            MoveJourney(member, effect);
            return;
        }

        if (effect.Kind == EffectKind.GoalReached && member.Journeys[effect.Source] is { } journey)
        {
            journey.IsReached |= effect.Subject == journey.FirstNumber;
        }

        if (IsBooked(member, effect))
        {
            Book(books.Journeys[effect.Source], effect);
        }
    }

    /// <summary>
    /// A running instance goes on in another version: what it does from now on is told of that version. The analysis keeps its one row where
    /// the member was assigned, and its goal stays there.
    /// </summary>
    private void MoveJourney(MemberBook member, in Effect effect)
    {
        var from = (int)effect.Amount;
        if (IsBooked(member, effect with { Source = from }))
        {
            (member.MovedTo ??= new int?[member.Journeys.Length])[effect.Source] = effect.Subject;
            books.Journeys[effect.Source].MovedIn++;
            JourneyBook.Count(books.Journeys[from].Finished, "(went on in a later version)");
        }
    }

    /// <summary>Whether an effect is of an instance that began in the period, in this version of the journey or in one before it.</summary>
    private bool IsBooked(MemberBook member, in Effect effect) => effect.At < books.End
        && ((member.Journeys[effect.Source] is { IsOfPeriod: true } journey && effect.Subject == journey.Number)
            || member.MovedTo?[effect.Source] == effect.Subject);

    private static void Book(JourneyBook book, in Effect effect)
    {
        switch (effect.Kind)
        {
            case EffectKind.StepDone:
                JourneyBook.Count(book.Steps, Split(effect.Text!));
                break;
            case EffectKind.JourneyCancelled:
                JourneyBook.Count(book.Finished, effect.Text is null ? "(left the programme)" : "(merged into another member)");
                break;
            case EffectKind.JourneySuspended:
                book.Suspended++;
                break;
            case EffectKind.JourneyFinished:
                JourneyBook.Count(book.Finished, effect.Text ?? "");
                break;
            case EffectKind.GoalReached:
                book.Reached += effect.Amount == 0 ? 1 : 0;
                book.ReachedHeldOut += effect.Amount == 0 ? 0 : 1;
                break;
            case EffectKind.JourneyGave:
                JourneyBook.Count(book.Points, effect.Currency, effect.Amount);
                break;
            case EffectKind.MessageSent:
                JourneyBook.Count(book.Sent, effect.Text!);
                break;
            case EffectKind.MessagePutOff:
                JourneyBook.Count(book.PutOff, effect.Text!);
                break;
            case EffectKind.MessageDropped:
                JourneyBook.Count(book.Dropped, (effect.Text!, (int)effect.Amount));
                break;
            case EffectKind.TaskGiven:
                JourneyBook.Count(book.TasksGiven, effect.Text!);
                break;
            case EffectKind.TaskEnded:
                JourneyBook.Count(book.TasksEnded, Split(effect.Text!));
                break;
            default:
                break;
        }
    }

    internal static (string Step, string Outcome) Split(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (text, "") : (text[..space], text[(space + 1)..]);
    }

    private void Add<TKey>(SortedDictionary<TKey, long> counts, TKey key, Instant at)
        where TKey : notnull
    {
        if (books.IsInPeriod(at))
        {
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }

    private void Add<TKey>(SortedDictionary<TKey, (long Times, long Points)> sums, TKey key, in Effect effect, long times)
        where TKey : notnull
    {
        if (books.IsInPeriod(effect.At))
        {
            var (before, points) = sums.GetValueOrDefault(key);
            sums[key] = (before + times, points + effect.Amount);
        }
    }

    private MonthBook Month(in Effect effect) => books.Month(books.MonthOf(effect.At));
}
