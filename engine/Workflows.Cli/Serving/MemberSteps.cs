using System.Collections.Immutable;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Planning;
using Workflows.Flows.Hosting;
using Workflows.Flows.Running;
using Workflows.Flows.Values;
using Workflows.Model.Time;
using Workflows.Runtime.Asked;
using Workflows.Storage;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Serving;

/// <summary>
/// Steps of ours of imported workflows, done in a database of members. A step is asked until its answer is kept with the workflow, and the members' log
/// knows it by its key: so it is done once and answered once, whenever the server is ended.
/// </summary>
internal sealed class MemberSteps : IStepCheck
{
    private const int AskedMost = 1_000;

    private readonly string _database;
    private readonly Terminal _terminal;
    private readonly OpenSteps _open = new();
    private string _version = "";
    private ProgrammePlan _plan = null!;
    private IReadOnlyList<SourceText> _sources = [];
    private string? _told;

    private MemberSteps(string database, Terminal terminal) => (_database, _terminal) = (database, terminal);

    /// <summary>Opens a database of members.</summary>
    /// <exception cref="StorageFault">There is none, or it can't be read.</exception>
    /// <exception cref="ShellFault">A text that it keeps doesn't compile.</exception>
    public static MemberSteps Open(string database, Terminal terminal)
    {
        var steps = new MemberSteps(database, terminal);
        steps.TakeVersions();
        return steps;
    }

    /// <inheritdoc/>
    public string? ProblemOf(StepMeant step) => AskKinds.ProblemOf(_plan.Programme, step.Type, step.Settings);

    /// <summary>Has the steps done that are asked for, and gives the answers to those who wait; says whether there were any.</summary>
    public bool Turn(FlowServer server, DateTimeOffset now)
    {
        var (at, fresh) = (Instant.From(now), server.Do((runtime, _) => Asked(runtime)));
        try
        {
            var isDue = _open.IsDue(_plan, at);
            var isDone = fresh.IsEmpty && !isDue ? _open.IsGrown(_database) : Ask(server, fresh, at, isDue);
            var isAnswered = isDone && Look(server);
            _told = null;
            return isDone && (isAnswered || !fresh.IsEmpty);
        }
        catch (Exception fault) when (fault is StorageFault or ShellFault)
        {
            // The workflows wait; what is wrong is said once, and they go on when it is mended.
            if (fault.Message != _told)
            {
                _terminal.Problem(_told = fault.Message);
            }

            return false;
        }
    }

    /// <summary>Has steps begun, and lets the members' clock go on where something is due; false while another program writes to the database.</summary>
    private bool Ask(FlowServer server, ImmutableArray<StepAtHand> fresh, Instant now, bool isDue)
    {
        TakeVersions();
        if (MemberDesk.Take(_database, _plan, _sources, [.. fresh.Select(step => step.ToAsk(server.Identity))], now, isDue) is not { } answers)
        {
            return false;
        }

        foreach (var (step, answer) in fresh.Zip(answers))
        {
            Take(server, step, answer);
        }

        return true;
    }

    /// <summary>Looks how those have ended that take their time; says whether any has.</summary>
    private bool Look(FlowServer server)
    {
        if (_open.IsEmpty)
        {
            return false;
        }

        TakeVersions();
        var (steps, isAnswered) = (_open.All, false);
        foreach (var (step, answer) in steps.Zip(MemberDesk.Look(_database, _plan, [.. steps.Select(step => step.ToAsk(server.Identity))])))
        {
            isAnswered |= Take(server, step, answer);
        }

        return isAnswered;
    }

    /// <summary>Takes an answer: one that is open is waited for, any other is given to the workflow.</summary>
    private bool Take(FlowServer server, StepAtHand step, MemberAnswer answer)
    {
        _open.Take(step, answer.OpenUntil);
        if (answer.OpenUntil is null)
        {
            server.Do((runtime, at) => Give(runtime, step, Given(step, answer), at));
        }

        return answer.OpenUntil is null;
    }

    /// <summary>The versions of the programme are made ready again where another one has come into force.</summary>
    private void TakeVersions()
    {
        using var reader = RunReader.Open(_database);
        var latest = reader.Versions()[^1];
        if (latest.Version != _version)
        {
            (_plan, _sources, _version) = (StoredProgrammes.Of(reader, _terminal).Plan, latest.Sources, latest.Version);
        }
    }

    /// <summary>What is asked for and somebody waits for; the rest, of workflows that were cancelled or only pause or end, is forgotten.</summary>
    private ImmutableArray<StepAtHand> Asked(FlowRuntime runtime)
    {
        var found = ImmutableArray.CreateBuilder<StepAtHand>();
        var idle = new List<long>();
        foreach (var kept in runtime.Store.Steps(AskedMost, _open.Last))
        {
            if (StepAtHand.Of(kept, runtime.Store) is { } step)
            {
                found.Add(step);
            }
            else
            {
                idle.Add(kept.Id);
            }
        }

        if (idle.Count > 0)
        {
            runtime.Together(() => idle.ForEach(runtime.Store.RemoveCommand));
        }

        return found.ToImmutable();
    }

    /// <summary>The answer and that the step is done are kept as a whole, so that neither is there without the other.</summary>
    private static FlowOutcome Give(FlowRuntime runtime, StepAtHand step, FlowRecord given, DateTimeOffset at)
    {
        var outcome = new FlowOutcome([], []);
        runtime.Together(() =>
        {
            if (runtime.Store.Command(step.Id) is not null)
            {
                runtime.Store.RemoveCommand(step.Id);
                outcome = runtime.Resume(step.BookmarkId, given, at);
            }
        });
        return outcome;
    }

    private static FlowRecord Given(StepAtHand step, MemberAnswer answer)
    {
        if (answer.Fault is { } fault)
        {
            return FlowRecord.Of("Fault", $"`{step.Step.ActivityId}` ({step.Step.Type}) of member {step.Step.Subject}: {fault}");
        }

        var reason = answer.Reason is { } why ? $"{RewardText.Of(why)} `{step.Step.ActivityId}`" : null;
        return new FlowRecord(
        [
            new("Outcome", answer.Outcome), new("Result", new FlowRecord([new("Outcome", answer.Outcome), new("Points", answer.Points), new("Reason", reason)])),
        ]);
    }
}
