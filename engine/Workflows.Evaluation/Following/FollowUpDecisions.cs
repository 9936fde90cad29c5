using System.Collections.Immutable;
using System.Globalization;
using Workflows.Core.Following;
using Workflows.Core.Planning;
using Workflows.Evaluation.Output;
using Workflows.Evaluation.Results;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Evaluation.Following;

/// <summary>
/// Decides which follow-ups fire. Each is looked at once for each calendar period that has closed, in the order of the periods; one that was never
/// looked at begins with the last of them, so that nothing of long ago is done now.
/// </summary>
public static class FollowUpDecisions
{
    /// <summary>What is to be looked at.</summary>
    /// <param name="plan">The programme.</param>
    /// <param name="own">The inputs of the programme so far.</param>
    /// <param name="first">The first local day of the log.</param>
    /// <param name="closed">The local day before which everything is over.</param>
    public static ImmutableArray<FollowUpTurn> Due(ProgrammePlan plan, IReadOnlyList<EventRecord> own, int first, int closed)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var turns = new List<FollowUpTurn>();
        foreach (var followUp in plan.Programme.FollowUps)
        {
            var unit = followUp.For.Unit;
            var last = Looks(own).Where(look => look.FollowUp == followUp.Name).Max(look => (int?)look.Until);
            for (var end = Calendar.PeriodStart(unit, closed); ; end = Calendar.PeriodStart(unit, end - 1))
            {
                var period = new ReportPeriod(Calendar.PeriodStart(unit, end - 1), end);
                if (period.From < (last ?? first))
                {
                    break;
                }

                turns.Add(new FollowUpTurn(followUp.Index, period));
                if (last is null)
                {
                    break;
                }
            }
        }

        return [.. turns.OrderBy(turn => turn.Period.Until).ThenBy(turn => turn.Period.From).ThenBy(turn => turn.FollowUp)];
    }

    /// <summary>The periods that have to be evaluated for that, each once.</summary>
    /// <param name="plan">The programme.</param>
    /// <param name="turns">What is to be looked at.</param>
    public static ImmutableArray<ReportPeriod> Periods(ProgrammePlan plan, ImmutableArray<FollowUpTurn> turns)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. turns.SelectMany(turn => PeriodsOf(plan.Programme.FollowUps[turn.FollowUp], turn.Period)).Distinct()
            .OrderBy(period => period.Until).ThenBy(period => period.From)];
    }

    /// <summary>Decides.</summary>
    /// <param name="plan">The programme.</param>
    /// <param name="own">The inputs of the programme so far.</param>
    /// <param name="turns">What is to be looked at.</param>
    /// <param name="first">The first local day of the log.</param>
    /// <param name="findings">What can be said of each follow-up in a period.</param>
    /// <param name="at">From when on it counts.</param>
    public static ImmutableArray<FollowUpLook> Decide(
        ProgrammePlan plan, IReadOnlyList<EventRecord> own, ImmutableArray<FollowUpTurn> turns, int first,
        Func<ReportPeriod, ImmutableArray<FollowUpFinding>> findings, Instant at)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(findings);
        var looks = ImmutableArray.CreateBuilder<FollowUpLook>();
        foreach (var turn in turns)
        {
            var followUp = plan.Programme.FollowUps[turn.FollowUp];
            var fired = Looks(own).Concat(looks).LastOrDefault(look => look.FollowUp == followUp.Name && look.Outcome == FollowUpOutcome.Fired);
            var until = followUp.Rest is { } rest && fired is not null ? plan.Calendar.Plus(fired.At, rest) : Instant.Earliest;
            var found = PeriodsOf(followUp, turn.Period).Where(period => period.From >= first)
                .Select(period => (Period: period, Finding: findings(period)[followUp.Index])).ToList();
            var (outcome, why) = OutcomeOf(followUp, [.. found.Select(one => one.Finding)]);
            if (until > at)
            {
                (outcome, why) = (FollowUpOutcome.Resting, $"it rests until {Day(plan.Calendar.DayOf(until))}");
            }

            looks.Add(new FollowUpLook(
                followUp.Name, turn.Period.From, turn.Period.Until, at, outcome, Figures(found), why,
                outcome == FollowUpOutcome.Fired ? FollowUpActs.Of(followUp, plan, at) : []));
        }

        return looks.ToImmutable();
    }

    /// <summary>An outcome as the log and reports name it.</summary>
    public static string WordOf(FollowUpOutcome outcome) => FollowUpActs.WordOf(outcome);

    private static IEnumerable<FollowUpLook> Looks(IReadOnlyList<EventRecord> own) =>
        own.Where(record => record.Type == BuiltInEvents.FollowUpLooked).Select(FollowUpLook.Of);

    /// <summary>The periods in each of which the condition has to hold, oldest first.</summary>
    private static IEnumerable<ReportPeriod> PeriodsOf(FollowUp followUp, ReportPeriod last)
    {
        var periods = new List<ReportPeriod> { last };
        while (periods.Count < followUp.For.Count)
        {
            periods.Add(new ReportPeriod(Calendar.PeriodStart(followUp.For.Unit, periods[^1].From - 1), periods[^1].From));
        }

        periods.Reverse();
        return periods;
    }

    private static (FollowUpOutcome Outcome, string? Why) OutcomeOf(FollowUp followUp, IReadOnlyList<FollowUpFinding> findings)
    {
        if (findings.Any(finding => finding.Holds == false))
        {
            return (FollowUpOutcome.NotDue, null);
        }

        if (findings.FirstOrDefault(finding => finding.Holds is null) is { } unknown)
        {
            return (FollowUpOutcome.NotKnown, unknown.WhyNot.Length > 0 ? unknown.WhyNot : "a figure is missing");
        }

        return findings.Count < followUp.For.Count
            ? (FollowUpOutcome.NotKnown, string.Create(CultureInfo.InvariantCulture, $"the log covers {findings.Count} of the {followUp.For} that are asked"))
            : (FollowUpOutcome.Fired, null);
    }

    private static string Figures(List<(ReportPeriod Period, FollowUpFinding Finding)> found) => found.Count == 1
        ? string.Join("; ", found[0].Finding.Numbers)
        : string.Join(" | ", found.Select(one => $"{Day(one.Period.From)} to {Day(one.Period.Until - 1)}: {string.Join("; ", one.Finding.Numbers)}"));

    private static string Day(int day) => PeopleNumbers.Day(Calendar.DateOf(day));
}
