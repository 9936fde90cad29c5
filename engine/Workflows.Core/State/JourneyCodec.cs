using Workflows.Core.Journeys;
using Workflows.Core.Members;
using Workflows.Core.Ports;
using Workflows.Model.Time;

namespace Workflows.Core.State;

/// <summary>A member's journeys with their workflows, messages and given arms, as bytes.</summary>
internal static class JourneyCodec
{
    /// <summary>Writes the journeys.</summary>
    public static void Write(MemberState member, BlobWriter to)
    {
        to.Count(member.Journeys.Count);
        foreach (var run in member.Journeys)
        {
            Write(run, to);
        }

        to.Count(member.Messages.Count);
        var last = member.LastAt.Micros;
        foreach (var sent in member.Messages)
        {
            to.Near(sent, last);
            last = sent;
        }

        WriteArms(member.Arms, to);
    }

    /// <summary>Reads the journeys.</summary>
    public static void Read(MemberState member, ref BlobReader from)
    {
        for (var count = from.Count(); count > 0; count--)
        {
            member.Journeys.Add(ReadRun(ref from));
        }

        var last = member.LastAt.Micros;
        for (var count = from.Count(); count > 0; count--)
        {
            last = from.Near(last);
            member.Messages.Add(last);
        }

        for (var count = from.Count(); count > 0; count--)
        {
            (member.Arms ??= []).Add(from.Count(), from.Flag());
        }
    }

    private static void WriteArms(Dictionary<int, bool>? arms, BlobWriter to)
    {
        // Only examples give arms, so nearly every member has none.
        if (arms is null)
        {
            to.Count(0);
            return;
        }

        to.Count(arms.Count);
        foreach (var (journey, isHeldOut) in arms.OrderBy(arm => arm.Key))
        {
            to.Count(journey);
            to.Flag(isHeldOut);
        }
    }

    private static void Write(JourneyRun run, BlobWriter to)
    {
        var started = run.StartedAt.Micros;
        to.Count(run.Journey);
        to.Count(run.Began);
        to.Count(run.Number);
        to.Signed(started);
        to.Flag(run.IsHeldOut);
        to.Near(run.EndedAt.Micros, started);
        to.Near(run.GoalUntil.Micros, started);
        to.Flag(run.Workflow is not null);
        if (run.Workflow is { } workflow)
        {
            Write(workflow, to);
        }

        to.Text(run.Incident?.Step);
        if (run.Incident is { } incident)
        {
            to.Text(incident.Why);
            to.Near(incident.At.Micros, started);
        }

        if (!run.IsWaiting)
        {
            to.Count(0);
            return;
        }

        to.Count(run.Waits.Count);
        foreach (var wait in run.Waits)
        {
            to.Text(wait.Step);
            to.Near(wait.Due.Micros, started);
            to.Near(wait.Since.Micros, started);
            to.Flag(wait.Begins);
            to.Text(wait.Outcome);
        }
    }

    private static JourneyRun ReadRun(ref BlobReader from)
    {
        var (journey, began, number, started) = (from.Count(), from.Count(), from.Count(), from.Signed());
        var run = new JourneyRun
        {
            Journey = journey,
            Began = began,
            Number = number,
            StartedAt = new Instant(started),
            IsHeldOut = from.Flag(),
            EndedAt = new Instant(from.Near(started)),
            GoalUntil = new Instant(from.Near(started)),
            Workflow = from.Flag() ? ReadWorkflow(ref from) : null,
            Incident = from.Text() is { } step ? new JourneyIncident(step, from.Text() ?? "", new Instant(from.Near(started))) : null,
        };
        for (var count = from.Count(); count > 0; count--)
        {
            run.Waits.Add(new Wait(from.Text() ?? "", new Instant(from.Near(started)), new Instant(from.Near(started)))
            {
                Begins = from.Flag(), Outcome = from.Text(),
            });
        }

        return run;
    }

    private static void Write(WorkflowInstance workflow, BlobWriter to)
    {
        to.Flag(workflow.IsFinished);
        if (workflow.IsBare)
        {
            to.Count(0);
            to.Count(0);
            return;
        }

        to.Count(workflow.Waiting.Count);
        foreach (var activity in workflow.Waiting)
        {
            to.Text(activity);
        }

        to.Count(workflow.Visits.Count);
        foreach (var (key, count) in workflow.Visits)
        {
            to.Text(key);
            to.Signed(count);
        }
    }

    private static WorkflowInstance ReadWorkflow(ref BlobReader from)
    {
        var workflow = new WorkflowInstance { IsFinished = from.Flag() };
        for (var count = from.Count(); count > 0; count--)
        {
            workflow.Waiting.Add(from.Text() ?? "");
        }

        for (var count = from.Count(); count > 0; count--)
        {
            workflow.Visits.Add(from.Text() ?? "", (int)from.Signed());
        }

        return workflow;
    }
}
