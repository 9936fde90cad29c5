using System.Globalization;
using System.Text;
using Workflows.Core.Explaining;
using Workflows.Core.Following;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage.Reading;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Delivery.Files;

/// <summary>
/// Tells staff what waits for them and what a guard saw: tasks of journeys, what guards hold, alerts; and who keeps the programme, which journey stands
/// still. A notice is a file of plain text under a name that
/// comes from the decision, made from the log alone, so that it may be stopped and begun again. It says what event to send for an answer.
/// </summary>
/// <param name="plan">The programme, with the versions before it.</param>
public sealed class StaffNotices(ProgrammePlan plan)
{
    /// <summary>Where notices stand in the folder of the outbox.</summary>
    public const string Folder = "staff";

    /// <summary>Who is told that a journey stands still: it is the text that has to be mended, and the text names nobody for that.</summary>
    public const string Owner = "Programme owner";

    /// <summary>Writes every notice that is not there yet.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="folder">The folder of the outbox; notices stand apart in it, in a folder for each month.</param>
    /// <returns>How many were written now, and how many were there.</returns>
    public (long Written, long There) Write(RunReader reader, string folder)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var (written, there) = (0L, 0L);
        foreach (var entry in reader.Entries())
        {
            var member = reader.Members[entry.Member];
            foreach (var (line, at, (team, about, words)) in member.IsErased ? [] : NoticesOf(entry, member.Id))
            {
                var path = Path.Combine(folder, Folder, $"{at.ToDateTimeOffset():yyyy-MM}", string.Create(CultureInfo.InvariantCulture, $"{entry.Id:D9}-{line:D3}-{about}.txt"));
                if (File.Exists(path))
                {
                    there++;
                    continue;
                }

                WholeFile.Write(path, Encoding.UTF8.GetBytes($"To: {team}\nDate: {at}\nKey: {entry.Id}-{line}\n\n{words}\n"));
                written++;
            }
        }

        return (written, there);
    }

    /// <summary>The notices of an entry, each with its place among the decisions: of effects, and of what a follow-up does.</summary>
    private IEnumerable<(int Line, Instant At, (string Team, string About, string Words) Notice)> NoticesOf(StoredEntry entry, string member)
    {
        for (var line = 0; line < entry.Effects.Count; line++)
        {
            if (NoticeOf(entry, entry.Effects[line], member) is { } notice)
            {
                yield return (line, entry.Effects[line].At, notice);
            }
        }

        for (var line = 0; entry.Event is { Type: BuiltInEvents.FollowUpLooked } record && line < record.Lines.Length; line++)
        {
            var look = FollowUpLook.Of(record);
            if (FollowUpNotice.Of(look, look.Acts[line]) is { } notice)
            {
                yield return (line, look.At, notice);
            }
        }
    }

    /// <summary>To whom, about what by name, and in which words; null for what concerns no staff.</summary>
    private (string Team, string About, string Words)? NoticeOf(StoredEntry entry, in Effect effect, string member) => effect.Kind switch
    {
        EffectKind.TaskGiven => OfTask((JourneyStep.Task)plan.Step(effect.Source, effect.Text!), effect, member),
        EffectKind.GuardHeld => OfGuard(plan.Programme.Guards[effect.Source], entry, effect, member),
        EffectKind.GuardAlerted => OfGuard(plan.Programme.Guards[effect.Source], entry, effect, member),
        EffectKind.JourneySuspended => OfIncident(effect, member),
        EffectKind.WorkflowBegan or EffectKind.WorkflowTold when entry.Event is { } asked => OfWorkflow(asked, effect, member),
        _ => null,
    };

    /// <summary>What a workflow has staff do or know; null for an event that it waits for.</summary>
    private (string Team, string About, string Words)? OfWorkflow(EventRecord asked, in Effect effect, string member)
    {
        var (name, team) = (asked.Texts[WorkflowEvents.Name], asked.Texts[WorkflowEvents.Team] ?? "");
        var (words, workflow) = (asked.Texts[WorkflowEvents.Words], $"of the workflow {asked.Texts[WorkflowEvents.Workflow]}");
        return (WorkflowAsk)effect.Subject switch
        {
            WorkflowAsk.Task => (team, name!,
                $"{name} ({asked.Texts[WorkflowEvents.Priority]}) for member {member}, {workflow}; due {Local(new Instant(effect.Amount))}.\n"
                + $"Report it as TaskDone {{ task: \"{name}\", outcome: {words?.Replace(" ", " or ", StringComparison.Ordinal) ?? "done"} }}."),
            WorkflowAsk.Alert => (team, "alert", $"An alert {workflow} about member {member}{(words is null ? "." : $":\n{words}")}"),
            WorkflowAsk.Propose => (team, "proposal", $"A proposal {workflow} about member {member}:\n{words}"),
            _ => null,
        };
    }

    private (string Team, string About, string Words) OfIncident(in Effect effect, string member)
    {
        var (journey, text) = (plan.Programme.Journeys[effect.Source], effect.Text ?? "");
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        var step = plan.FindStep(journey.Index, text[..blank]) is { } at ? $"step {at.Id} (line {at.Span.Line})" : text[..blank];
        return (Owner, $"{journey.Name}-stands-still",
            $"The journey {journey.Name} of member {member} stands still since {Local(effect.At)}, at {step}: {text[(blank + 1)..]}.\n"
            + "What it waits for and its open tasks are left as they are. Mend the text, and let the next version say `running move here` in this journey.");
    }

    private (string Team, string About, string Words) OfTask(JourneyStep.Task task, in Effect effect, string member)
    {
        var outcomes = string.Join(" or ", task.Outcomes.Where(outcome => outcome.Name != TaskOutcome.Overdue).Select(outcome => outcome.Name));
        return (task.Team, task.Name,
            $"{task.Name} ({task.Priority}) for member {member}, of the journey {plan.Programme.Journeys[effect.Source].Name}; "
            + $"due {Local(plan.Calendar.Plus(effect.At, task.DueIn))}.\n"
            + $"Report it as TaskDone {{ task: \"{task.Name}\", outcome: {outcomes} }}.");
    }

    private (string Team, string About, string Words) OfGuard(Guard guard, StoredEntry entry, in Effect effect, string member)
    {
        var (type, key) = (plan.Programme.EventTypes[guard.EventType].Name, entry.Event?.Key ?? "");
        var why = guard.Limit is { } limit ? $": {effect.Amount} such events, {LimitText.Of(limit)}" : "";
        var what = $"{type} {key} of member {member}, {Local(entry.At)}{why}.";
        if (effect.Kind == EffectKind.GuardAlerted)
        {
            return (guard.For, guard.Name, $"The guard {guard.Name} saw {what}");
        }

        var term = guard.Term is { } end
            ? $"If nobody decides by {Local(plan.Calendar.Plus(effect.At, end.UpTo))}, it is {(end.Releases ? "released" : "denied")}.\n" : "";
        return (guard.For, guard.Name,
            $"The guard {guard.Name} holds what was earned by {what}\n{term}To release it send {WaysTo(true, guard, key)}; to deny it, {WaysTo(false, guard, key)}.");
    }

    /// <summary>The events of the programme that decide so, or else the one that every programme has.</summary>
    private string WaysTo(bool release, Guard guard, string key)
    {
        var ways = plan.Programme.EventTypes.Where(type => type.Decides is { } decides && decides.Releases == release && decides.EventType == guard.EventType).ToList();
        if (ways.Count == 0)
        {
            ways = [plan.Programme.EventTypes[release ? BuiltInEvents.EarningReleased : BuiltInEvents.EarningDenied]];
        }

        return string.Join(" or ", ways.Select(type => $"{type.Name} {{ {type.Decides!.By.Name}: \"{key}\" }}"));
    }

    private string Local(Instant at)
    {
        var minutes = plan.Calendar.TimeOfDay(at) / Instant.PerMinute;
        return string.Create(CultureInfo.InvariantCulture, $"{Calendar.DateOf(plan.Calendar.DayOf(at)):yyyy-MM-dd} {minutes / 60:00}:{minutes % 60:00}");
    }
}
