using Workflows.Core.Journeys;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Asked;

/// <summary>
/// Does what workflows ask of a member that takes its time: messages, which may be put off, tasks of staff, events that are awaited. All of it as a journey
/// of the programme would have it; how it ended is a decision of the step in which it did.
/// </summary>
internal sealed class ErrandDesk(ProgrammePlan plan)
{
    private readonly MessageGate _gate = new(plan);
    private readonly EventType _report = plan.Programme.EventTypes[BuiltInEvents.TaskDone];
    private readonly List<(Errand Errand, string Outcome)> _found = [];
    private int _ended;

    /// <summary>When the first of what a member has to be done is due.</summary>
    public static Instant NextDue(MemberState member)
    {
        var next = Instant.Never;
        foreach (var errand in member.Errands ?? [])
        {
            next = Instant.Earlier(next, errand.Due);
        }

        return next;
    }

    /// <summary>Breaks off all of it: the member has left, or went under in another one.</summary>
    public static void CancelAll(MemberState member, Instant at, StepOutput output)
    {
        foreach (var errand in member.Errands ?? [])
        {
            End(errand, StepOutcome.Cancelled, at, output);
        }

        member.Errands = null;
    }

    /// <summary>Begins what is asked; a message that may go ends at once.</summary>
    /// <param name="record">What is asked.</param>
    /// <param name="ask">The kind of it.</param>
    /// <param name="facts">The member and the clock.</param>
    /// <param name="output">Where decisions go.</param>
    public void Begin(EventRecord record, WorkflowAsk ask, RuleFacts facts, StepOutput output)
    {
        var name = record.Texts[WorkflowEvents.Name] ?? "";
        switch (ask)
        {
            case WorkflowAsk.Send:
                var detail = $"{record.Texts[WorkflowEvents.Purpose]} {record.Texts[WorkflowEvents.Channel]}";
                Send(new Errand(record.Key, ask, name, detail, -1, facts.Now, facts.Now), facts, output);
                break;
            case WorkflowAsk.Task:
                Wait(new Errand(record.Key, ask, name, record.Texts[WorkflowEvents.Words] ?? "", -1, DueOf(record, facts), facts.Now), facts, output);
                break;
            case WorkflowAsk.WaitFor:
                var type = plan.Programme.EventTypes.First(one => one.Name == name).Index;
                Wait(new Errand(record.Key, ask, name, "", type, DueOf(record, facts), facts.Now), facts, output);
                break;
            default:
                output.Add(EffectKind.WorkflowTold, facts.Now, subject: (int)ask, text: record.Texts[WorkflowEvents.Team]);
                break;
        }
    }

    /// <summary>Finds what the event at hand ends: only what was begun before it.</summary>
    /// <param name="facts">The member and the event.</param>
    /// <param name="isTaken">Whether a report of staff is of a journey's task.</param>
    /// <returns>Whether the report of staff, where the event is one, is of a task.</returns>
    public bool Find(RuleFacts facts, bool isTaken)
    {
        Forget();
        foreach (var errand in facts.Member.Errands ?? [])
        {
            if (errand.Ask == WorkflowAsk.WaitFor && errand.EventType == facts.Event.Type)
            {
                _found.Add((errand, StepOutcome.Arrived));
            }
            else if (!isTaken && errand.Ask == WorkflowAsk.Task && facts.Event.Type == BuiltInEvents.TaskDone && OutcomeOf(errand, facts.Event) is { } outcome)
            {
                isTaken = true;
                _found.Add((errand, outcome));
            }
        }

        return isTaken;
    }

    /// <summary>Finds what is due, in order of due instant and age.</summary>
    public void FindDue(RuleFacts facts)
    {
        Forget();
        if (facts.Member.Errands is { } errands)
        {
            _found.AddRange(errands.Where(errand => errand.Due <= facts.Now).OrderBy(errand => errand.Due).ThenBy(errand => errand.Since)
                .Select(errand => (errand, errand.Ask == WorkflowAsk.Task ? TaskOutcome.Overdue : StepOutcome.Late)));
        }
    }

    /// <summary>Ends what was found and has been due or waits longer than a wait of a journey.</summary>
    public void EndBefore(in Wait wait, RuleFacts facts, StepOutput output)
    {
        while (_ended < _found.Count && _found[_ended].Errand is var first && (first.Due, first.Since).CompareTo((wait.Due, wait.Since)) < 0)
        {
            EndNext(facts, output);
        }
    }

    /// <summary>Ends the rest of what was found.</summary>
    public void EndRest(RuleFacts facts, StepOutput output)
    {
        while (_ended < _found.Count)
        {
            EndNext(facts, output);
        }

        Forget();
    }

    private void EndNext(RuleFacts facts, StepOutput output)
    {
        var (errand, outcome) = _found[_ended++];
        if (facts.Member.Errands?.Remove(errand) != true)
        {
            return;
        }

        facts.Member.Errands = facts.Member.Errands.Count == 0 ? null : facts.Member.Errands;
        if (errand.Ask == WorkflowAsk.Send)
        {
            Send(errand, facts, output);
        }
        else
        {
            End(errand, outcome, facts.Now, output);
        }
    }

    private void Send(Errand errand, RuleFacts facts, StepOutput output)
    {
        var text = $"{errand.Detail} {errand.Name} {errand.Key}";
        var message = WorkflowMessage.Of(text);
        var pass = _gate.Judge(message.Purpose, message.Channel, errand.Since, facts.Member, facts.Now);
        if (pass.Until != Instant.Never)
        {
            output.Add(EffectKind.WorkflowPutOff, facts.Now, amount: pass.Until.Micros, text: text);
            Keep(errand with { Due = pass.Until }, facts.Member);
            return;
        }

        if (pass.Dropped is { } reason)
        {
            output.Add(EffectKind.WorkflowDropped, facts.Now, amount: (long)reason, text: text);
        }
        else
        {
            MessageSending.NoteConsent(pass.Consent, WorkflowMessage.NoJourney, facts, output);
            output.Add(EffectKind.WorkflowSent, facts.Now, text: text);
        }

        End(errand, StepOutcome.Done, facts.Now, output);
    }

    /// <summary>What has no time to wait is over at once, as in a journey.</summary>
    private static void Wait(Errand errand, RuleFacts facts, StepOutput output)
    {
        output.Add(EffectKind.WorkflowBegan, facts.Now, subject: (int)errand.Ask, amount: errand.Due.Micros, text: errand.Name);
        if (errand.Due > facts.Now)
        {
            Keep(errand, facts.Member);
        }
        else
        {
            End(errand, errand.Ask == WorkflowAsk.Task ? TaskOutcome.Overdue : StepOutcome.Late, facts.Now, output);
        }
    }

    private Instant DueOf(EventRecord record, RuleFacts facts) => plan.Calendar.Plus(facts.Now, WorkflowEvents.LengthOf(record));

    private static void Keep(Errand errand, MemberState member) => (member.Errands ??= []).Add(errand);

    private static void End(Errand errand, string outcome, Instant at, StepOutput output) =>
        output.Add(EffectKind.WorkflowEnded, at, subject: (int)errand.Ask, text: $"{outcome} {errand.Key}");

    /// <summary>How a task goes on after what staff reported; null for a word that it doesn't know, or another task. One without words is just done.</summary>
    private string? OutcomeOf(Errand task, EventRecord report)
    {
        if (report.Texts[_report.FieldNamed("task")!.Index] != task.Name)
        {
            return null;
        }

        var outcome = report.Texts[_report.FieldNamed("outcome")!.Index];
        return task.Detail.Length == 0 ? StepOutcome.Done : task.Detail.Split(' ').Contains(outcome, StringComparer.Ordinal) ? outcome : null;
    }

    private void Forget()
    {
        _found.Clear();
        _ended = 0;
    }
}
