using System.Collections.Immutable;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Others;
using Workflows.Core.Planning;
using Workflows.Core.Rewards;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Households;

/// <summary>
/// What happens to a household: members come and go, their points come in, and points go out for what its members ask for. It has lots and
/// a ledger, and neither tiers nor segments, rules or journeys. Nobody reads it: who wants something of it asks, and it answers.
/// </summary>
internal sealed class HouseholdActor(ProgrammePlan plan, Spending spending, LotClock lots)
{
    /// <summary>Takes an input.</summary>
    /// <param name="household">The household; its clock has been brought to the input.</param>
    /// <param name="record">The input: one of <see cref="PassingEvents"/>.</param>
    /// <param name="isFact">Whether the log is judged again: what was granted stays so.</param>
    /// <param name="output">Where decisions go.</param>
    public void Take(MemberState household, EventRecord record, bool isFact, StepOutput output)
    {
        household.JoinedAt = Instant.Earlier(household.JoinedAt, record.At);
        var who = (int)record.Numbers[PassingEvents.Who];
        switch (record.Type)
        {
            case BuiltInEvents.PlaceAsked:
                GivePlace(household, who, record, isFact, output);
                break;
            case BuiltInEvents.PlaceGivenUp when household.ResidentList?.Remove(who) == true:
                output.Add(EffectKind.HouseholdLeft, record.At, subject: who);
                break;
            case BuiltInEvents.PointsPooled when record.Numbers[PassingEvents.Points] > 0:
                TakeIn(household, who, record, output);
                break;
            case BuiltInEvents.PointsAsked:
                GivePoints(household, who, record, isFact, output);
                break;
        }
    }

    /// <summary>Lets lots expire whose time has come.</summary>
    public void Wake(MemberState household, Instant at, StepOutput output) => lots.AdvanceTo(household, at, output);

    private void GivePlace(MemberState household, int who, EventRecord record, bool isFact, StepOutput output)
    {
        var hasRoom = isFact || household.Residents.Count < plan.Programme.Household?.Most;
        if (hasRoom)
        {
            (household.ResidentList ??= []).Add(who);
            output.Add(EffectKind.HouseholdJoined, record.At, subject: who);
        }
        else
        {
            output.Add(EffectKind.Rejected, record.At, subject: (int)RejectionReason.HouseholdFull);
        }

        Answer(household, who, record, output, new Answered(-1, hasRoom ? 1 : 0, []));
    }

    private void TakeIn(MemberState household, int who, EventRecord record, StepOutput output)
    {
        var currency = CurrencyOf(record);
        output.Add(EffectKind.PoolGrew, record.At, subject: who, currency: currency, amount: record.Numbers[PassingEvents.Points]);
        spending.GiveBack(household, currency, Passing.PartsOf(record), Account.TransferredIn, record.At, output);
        spending.NoteActivity(household, currency, record.At);
        lots.AdvanceTo(household, record.At, output);
    }

    private void GivePoints(MemberState household, int who, EventRecord record, bool isFact, StepOutput output)
    {
        var (currency, points) = (CurrencyOf(record), record.Numbers[PassingEvents.Points]);
        if (!isFact && household.Available(currency) < points)
        {
            output.Add(EffectKind.Rejected, record.At, subject: (int)RejectionReason.NotEnoughPoints, currency: currency, amount: points);
            Answer(household, who, record, output, new Answered(currency, 0, []));
            return;
        }

        output.Add(EffectKind.PoolGave, record.At, subject: who, currency: currency, amount: points);
        var parts = spending.Take(household, currency, points, record.At, isFact, Account.TransferredOut, output);
        spending.NoteActivity(household, currency, record.At);
        Answer(household, who, record, output, new Answered(currency, points, parts));
    }

    private static void Answer(MemberState household, int who, EventRecord record, StepOutput output, Answered answered)
    {
        var passing = Passings.OfHousehold(BuiltInEvents.HouseholdAnswered, MemberState.StandInOf(who), household, record.At, output);
        output.Passings.Add(passing with { Currency = answered.Currency, Points = answered.Points, Parts = answered.Parts });
    }

    private int CurrencyOf(EventRecord record) => plan.CurrencyNamed(record.Texts[PassingEvents.Currency]!);

    private readonly record struct Answered(int Currency, long Points, ImmutableArray<LotPart> Parts);
}
