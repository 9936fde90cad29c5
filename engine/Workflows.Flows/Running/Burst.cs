using Workflows.Flows.Compiling;
using Workflows.Flows.Instances;
using Workflows.Flows.Library;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Flows.Running;

/// <summary>
/// One burst at a time: takes up an instance, does what is due, first in, first out, until nothing is, and gives the instance as it is then.
/// Its buffers are used again by the next burst.
/// </summary>
internal sealed class Burst(FlowLibrary library, FlowSettings settings)
{
    private FlowInstance _before = null!;
    private int _lastContext;
    private bool _outputChanged;
    private bool _isWithin;

    /// <summary>The workflow.</summary>
    public Flow Flow { get; private set; } = null!;

    /// <summary>The workflows that it can execute.</summary>
    public FlowLibrary Library => library;

    /// <summary>How it is run.</summary>
    public FlowSettings Settings => settings;

    /// <summary>Who does steps of ours at once; null where each of them is a command.</summary>
    public IStepDesk? Desk { get; private set; }

    /// <summary>Now.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Id of the instance.</summary>
    public string InstanceId => _before.Id;

    /// <summary>The activity that was the trigger; null for none.</summary>
    public string? Trigger => _before.TriggerActivityId;

    /// <summary>What is due.</summary>
    public Agenda Agenda { get; } = new();

    /// <summary>The run of the workflow itself.</summary>
    public Context Root { get; private set; } = null!;

    /// <summary>Runs of activities, to be used again.</summary>
    public ContextPool Pool { get; } = new();

    /// <summary>Where the instance waits.</summary>
    public WaitBook Waits { get; } = new();

    /// <summary>What could be undone.</summary>
    public UndoBook Undo { get; } = new();

    /// <summary>What went wrong.</summary>
    public List<Incident> Incidents { get; } = [];

    /// <summary>What is to be done outside.</summary>
    public List<FlowCommand> Commands { get; private set; } = [];

    /// <summary>What came of workflows that were executed within.</summary>
    public List<FlowBurst> Children { get; } = [];

    /// <summary>What happened.</summary>
    public Chronicle Chronicle { get; } = new();

    /// <summary>How the instance stands.</summary>
    public FlowSubStatus Status { get; set; }

    /// <summary>What the instance shares with what it belongs to outside.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>Name of the instance.</summary>
    public string? Name { get; set; }

    /// <summary>What came with this resume.</summary>
    public FlowRecord Given { get; private set; } = FlowRecord.Empty;

    /// <summary>What the instance gives back.</summary>
    public FlowRecord Output { get; private set; } = FlowRecord.Empty;

    /// <summary>What activities put out in this burst.</summary>
    public OutputRegister Register { get; } = new();

    /// <summary>How a workflow that is used as an activity was told to end; null for not.</summary>
    public string[]? CompositeOutcomes { get; set; }

    /// <summary>Names who does steps of ours in this burst.</summary>
    public Burst With(IStepDesk? desk)
    {
        Desk = desk;
        return this;
    }

    /// <summary>Takes up a new instance.</summary>
    public void Begin(Flow flow, FlowStart start, DateTimeOffset at)
    {
        Take(flow, start.Begin(flow.Definition, at), FlowRecord.Empty, at);
        Agenda.Add(new WorkItem(flow.Nodes[0], null));
    }

    /// <summary>Takes up an instance where it was left.</summary>
    public void Continue(Flow flow, FlowInstance instance, FlowRecord given, DateTimeOffset at)
    {
        Take(flow, instance, given, at);
        Root = InstanceStates.Load(this, instance);
    }

    /// <summary>Does what is due until nothing is.</summary>
    public FlowBurst Run()
    {
        Drain();
        if (Status == FlowSubStatus.Faulted && Flow.Definition.Options.CompensatesFaults && Undo is { EndsAs: null, Left.IsEmpty: false })
        {
            Occasions.CompensateAll(this, FlowSubStatus.Faulted);
            Drain();
        }

        if (Status == FlowSubStatus.Executing)
        {
            Status = Root.IsOver && Root.FirstChild is null ? Undo.EndsAs ?? FlowSubStatus.Finished : FlowSubStatus.Suspended;
        }

        return Result();
    }

    /// <summary>Schedules an activity. Where there is none, what wants it goes on at once, as if a child had ended.</summary>
    public void Schedule(Context owner, FlowNode? node, Context? scheduler = null, GivenVariable[]? given = null, bool isRepeated = false)
    {
        if (node is null)
        {
            owner.Node.Behaviour.ChildEnded(this, owner, owner, null);
            return;
        }

        var by = scheduler ?? owner;
        Agenda.Add(new WorkItem(node, owner) { Given = given, IsRepeated = isRepeated, Depth = by.Depth + 1, Scheduler = by.Number });
    }

    /// <summary>Schedules an activity before all that is due.</summary>
    public void ScheduleFirst(Context owner, FlowNode node, Context scheduler) =>
        Agenda.AddFirst(new WorkItem(node, owner) { Depth = scheduler.Depth + 1, Scheduler = scheduler.Number });

    /// <summary>Lets an activity wait.</summary>
    public void Wait(Context context, FlowRecord payload, WaitKind kind) => Waits.Add(this, context, payload, kind);

    /// <summary>An id for the next bookmark, where a command has to name it first.</summary>
    public string NextBookmarkId() => Waits.NextId(InstanceId);

    /// <summary>Id of a run of an activity.</summary>
    public string IdOf(Context context) => $"{InstanceId}.{context.Number}";

    /// <summary>Sets what the instance gives back.</summary>
    public void SetOutput(string name, object? value)
    {
        Output = Output.With(name, value);
        _outputChanged = true;
    }

    /// <summary>What the workflow was given under a name: by this resume, or when it began.</summary>
    public bool TryInput(string name, out object? value) => Given.TryGet(name, out value) || _before.Input.TryGet(name, out value);

    /// <summary>All that the workflow was given.</summary>
    public FlowRecord Inputs => _before.Input.With(Given);

    /// <summary>Writes a line of the journal, where it is kept.</summary>
    public void Note(Context context, string what, string? message = null)
    {
        if (settings.KeepsJournal)
        {
            Chronicle.Note(this, context, what, message);
        }
    }

    /// <summary>Executes another workflow at once, with commands that stand among those of this burst.</summary>
    public FlowBurst Execute(Flow flow, FlowStart start)
    {
        var inner = new Burst(library, settings) { Commands = Commands, Desk = Desk, _isWithin = true };
        inner.Begin(flow, start, At);
        var result = inner.Run();
        Children.Add(result);
        return result;
    }

    private void Take(Flow flow, FlowInstance instance, FlowRecord given, DateTimeOffset at)
    {
        (Flow, _before, Given, At) = (flow, instance, given, at);
        (CorrelationId, Name, Output, Status) = (instance.CorrelationId, instance.Name, instance.Output, FlowSubStatus.Executing);
        (_lastContext, _outputChanged, CompositeOutcomes) = (instance.LastContext, false, null);
        Undo.Begin(instance);
        Waits.Begin(instance);
        Incidents.AddRange(instance.Incidents);
        Chronicle.Begin(instance.JournalLines);
    }

    private void Drain()
    {
        for (var steps = 0; Agenda.TryTake(out var item); steps++)
        {
            Do(item, steps >= settings.StepsMost);
            Pool.TakeBackOver(this);
        }
    }

    private void Do(in WorkItem item, bool isTooMuch)
    {
        var context = item.Existing ?? NewContext(item);
        Note(context, context.Bookmarks > 0 ? "Resumed" : "Started");
        try
        {
            if (isTooMuch)
            {
                throw new FlowFault($"The burst ran {settings.StepsMost} activities without coming to a wait or an end; look for a loop that never ends.");
            }

            InputValues.Work(this, context);
            context.Become(ActivityStatus.Running);
            if (item.Bookmark is { } resumed)
            {
                context.Node.Behaviour.Resume(this, context, resumed);
                Waits.Burn(context, resumed);
            }
            else
            {
                context.Node.Behaviour.Execute(this, context);
            }

            if (context.Status == ActivityStatus.Running && context.Bookmarks > 0)
            {
                Note(context, "Suspended");
            }
        }
        catch (FlowFault fault)
        {
            Failures.Fail(this, context, fault.Message, fault.Cause);
        }
        catch (ConversionFault fault)
        {
            Failures.Fail(this, context, fault.Message, null);
        }
    }

    private Context NewContext(in WorkItem item)
    {
        var context = Pool.Take(++_lastContext, item.Node, item.Owner, At);
        (context.Given, context.IsRepeated, context.Depth, context.Scheduler) = (item.Given, item.IsRepeated, item.Depth, item.Scheduler);
        if (item.Owner is null)
        {
            Root = context;
        }

        return context;
    }

    private FlowBurst Result()
    {
        var lines = settings.KeepsJournal ? Chronicle.Finish(this) : ([], []);
        var instance = _before with
        {
            SubStatus = Status,
            CorrelationId = CorrelationId,
            Name = Name,
            Output = _outputChanged ? Output : _before.Output,
            Bookmarks = Waits.All,
            Incidents = Incidents.Count == 0 ? [] : [.. Incidents],
            Contexts = InstanceStates.Save(Root, !Undo.Left.IsEmpty),
            Undo = Undo.Left,
            UndoneAs = Status > FlowSubStatus.Suspended && Status == Undo.EndsAs && Undo.Left.IsEmpty && Root.IsOver ? null : Undo.EndsAs,
            LastContext = _lastContext,
            LastBookmark = Waits.Last,
            JournalLines = Chronicle.Next,
            UpdatedAt = At,
            FinishedAt = Status > FlowSubStatus.Suspended ? At : null,
        };
        var result = new FlowBurst(
            instance, _isWithin || Commands.Count == 0 ? [] : [.. Commands], lines.Item1, lines.Item2, Children.Count == 0 ? [] : [.. Children]);
        Empty();
        return result;
    }

    /// <summary>Everything is put back for the next burst.</summary>
    private void Empty()
    {
        Pool.TakeBackAll(Root);
        Waits.Clear();
        Incidents.Clear();
        Children.Clear();
        if (!_isWithin)
        {
            Commands.Clear();
        }

        Register.Clear();
    }
}
