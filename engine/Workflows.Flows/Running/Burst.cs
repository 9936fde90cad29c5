using System.Collections.Immutable;
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
    private readonly Stack<Context> _free = new();
    private readonly List<Context> _over = [];
    private FlowInstance _before = null!;
    private int _lastContext;
    private int _lastBookmark;
    private Bookmark? _resumed;
    private ImmutableArray<string> _undo = [];
    private FlowSubStatus? _undoneAs;
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

    /// <summary>Where the instance waits.</summary>
    public List<Bookmark> Bookmarks { get; } = [];

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
        var definition = flow.Definition;
        var instance = new FlowInstance(start.InstanceId, definition.DefinitionId, definition.Id, definition.Version)
        {
            Input = start.Input,
            CorrelationId = start.CorrelationId,
            Name = start.Name,
            TriggerActivityId = start.TriggerActivityId,
            ParentInstanceId = start.ParentInstanceId,
            ParentBookmarkId = start.ParentBookmarkId,
            CreatedAt = at,
        };
        Take(flow, instance, FlowRecord.Empty, at);
        Agenda.Add(new WorkItem(flow.Nodes[0], null));
    }

    /// <summary>Takes up an instance where it was left.</summary>
    public void Continue(Flow flow, FlowInstance instance, FlowRecord given, DateTimeOffset at)
    {
        Take(flow, instance, given, at);
        Root = InstanceStates.Load(this, instance);
    }

    /// <summary>The wait of a bookmark is over.</summary>
    public void ScheduleResume(Bookmark bookmark)
    {
        var context = InstanceStates.Find(Root, bookmark.Context)
            ?? throw new InvalidOperationException($"The instance {InstanceId} waits in run {bookmark.Context} of `{bookmark.NodeId}`, which it hasn't got.");
        Agenda.Add(new WorkItem(context.Node, context.Parent) { Existing = context, Bookmark = bookmark });
    }

    /// <summary>An activity of the root's flowchart is due.</summary>
    public void ScheduleIn(FlowNode node) => Schedule(Root.FirstChild!, node);

    /// <summary>What faulted is to run again.</summary>
    public void ScheduleFaulted()
    {
        Status = FlowSubStatus.Executing;
        foreach (var context in InstanceStates.All(Root).Where(context => context.Status == ActivityStatus.Faulted).ToList())
        {
            var id = IdOf(context);
            Incidents.RemoveAll(incident => incident.ActivityInstanceId == id);
            Failures.TakeBack(context);
            Agenda.Add(new WorkItem(context.Node, context.Parent) { Existing = context });
        }
    }

    /// <summary>Everything ends here.</summary>
    public void CancelAll()
    {
        Endings.Cancel(this, Root);
        Bookmarks.Clear();
        Agenda.Clear();
        Note(Root, "Workflow cancelled");
        Status = FlowSubStatus.Cancelled;
    }

    /// <summary>What still runs ends, and what was done is undone; then the instance is what it would have been without that.</summary>
    /// <param name="endsAs">How the instance ends when all is undone.</param>
    public void CompensateAll(FlowSubStatus endsAs)
    {
        for (var child = Root.FirstChild; child is not null; child = child.Next)
        {
            Endings.Cancel(this, child);
        }

        Agenda.Clear();
        Bookmarks.Clear();
        (Root.IsDeaf, Root.EndedAt) = (false, null);
        Root.Become(ActivityStatus.Running);
        (Status, _undoneAs) = (FlowSubStatus.Executing, endsAs);
        Schedule(Root, Flow.Undoing);
    }

    /// <summary>Gives what is to be undone, once.</summary>
    public ImmutableArray<string> TakeUndo()
    {
        var undo = _undo;
        _undo = [];
        return undo;
    }

    /// <summary>Notes that a run came to its end, where something could undo it.</summary>
    public void NoteDone(Context context)
    {
        if (context.Node.CompensatedBy is { } by && _undoneAs is null)
        {
            _undo = _undo.Add(by.Path);
        }
    }

    /// <summary>Does what is due until nothing is.</summary>
    public FlowBurst Run()
    {
        Drain();
        if (Status == FlowSubStatus.Faulted && Flow.Definition.Options.CompensatesFaults && _undoneAs is null && !_undo.IsEmpty)
        {
            CompensateAll(FlowSubStatus.Faulted);
            Drain();
        }

        if (Status == FlowSubStatus.Executing)
        {
            Status = Root.IsOver && Root.FirstChild is null ? _undoneAs ?? FlowSubStatus.Finished : FlowSubStatus.Suspended;
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
    public Bookmark Wait(Context context, FlowRecord payload, WaitKind kind)
    {
        var name = kind.Name ?? context.Node.Type;
        var run = IdOf(context);
        var hash = kind.IsFoundById ? "" : StimulusHash.Of(name, kind.Hashed ?? payload, kind.IsForAnyRun ? null : run);
        var bookmark = new Bookmark(kind.Id ?? NextBookmarkId(), name, hash, payload, context.Node.Id, context.Node.Path, run, At)
        {
            Context = context.Number,
            DueAt = kind.DueAt,
            AutoBurn = !kind.StaysAfterResume,
        };
        Bookmarks.Add(bookmark);
        context.Bookmarks++;
        return bookmark;
    }

    /// <summary>An id for the next bookmark, where a command has to name it first.</summary>
    public string NextBookmarkId() => $"{InstanceId}.w{++_lastBookmark}";

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

    /// <summary>Says that a run is over, so that it can be used again.</summary>
    public void MarkOver(Context context) => _over.Add(context);

    /// <summary>A fresh run.</summary>
    public Context NewContext(int number, FlowNode node, Context? parent, DateTimeOffset at)
    {
        var context = _free.TryPop(out var free) ? free : new Context();
        context.Begin(number, node, parent, at);
        return context;
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
        (_lastContext, _lastBookmark, _resumed, _outputChanged, CompositeOutcomes) = (instance.LastContext, instance.LastBookmark, null, false, null);
        (_undo, _undoneAs) = (instance.Undo, instance.UndoneAs);
        Bookmarks.AddRange(instance.Bookmarks);
        Incidents.AddRange(instance.Incidents);
        Chronicle.Begin(instance.JournalLines);
    }

    private void Drain()
    {
        for (var steps = 0; Agenda.TryTake(out var item); steps++)
        {
            Do(item, steps >= settings.StepsMost);
            ReleaseOver();
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
            _resumed = item.Bookmark;
            if (_resumed is null)
            {
                context.Node.Behaviour.Execute(this, context);
            }
            else
            {
                context.Node.Behaviour.Resume(this, context, _resumed);
            }

            Burn(context);
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
        var context = NewContext(++_lastContext, item.Node, item.Owner, At);
        (context.Given, context.IsRepeated, context.Depth, context.Scheduler) = (item.Given, item.IsRepeated, item.Depth, item.Scheduler);
        if (item.Owner is null)
        {
            Root = context;
        }

        return context;
    }

    /// <summary>A bookmark that was resumed is used up, unless it is one that stays.</summary>
    private void Burn(Context context)
    {
        if (_resumed is { AutoBurn: true } burnt && Bookmarks.RemoveAll(bookmark => bookmark.Id == burnt.Id) > 0)
        {
            context.Bookmarks--;
        }
    }

    private void ReleaseOver()
    {
        foreach (var over in _over)
        {
            if (settings.KeepsJournal)
            {
                Chronicle.Record(this, over);
            }
        }

        foreach (var over in _over)
        {
            TryRelease(over);
        }

        _over.Clear();
    }

    private void TryRelease(Context? context)
    {
        while (context is { IsOver: true, FirstChild: null, ScheduledItems: 0, Parent: not null })
        {
            var parent = context.Parent;
            context.Release();
            _free.Push(context);
            context = parent;
        }
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
            Bookmarks = Bookmarks.Count == 0 ? [] : [.. Bookmarks],
            Incidents = Incidents.Count == 0 ? [] : [.. Incidents],
            Contexts = InstanceStates.Save(Root, !_undo.IsEmpty),
            Undo = _undo,
            UndoneAs = Status > FlowSubStatus.Suspended && Status == _undoneAs && _undo.IsEmpty && Root.IsOver ? null : _undoneAs,
            LastContext = _lastContext,
            LastBookmark = _lastBookmark,
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
        InstanceStates.Release(Root, _free);
        Bookmarks.Clear();
        Incidents.Clear();
        Children.Clear();
        if (!_isWithin)
        {
            Commands.Clear();
        }

        Register.Clear();
    }
}
